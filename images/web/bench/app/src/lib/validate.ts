import type { Product, Supplier } from "./types";

export type Errors<T> = Partial<Record<keyof T, string>>;

export function validateProduct(product: Product, others: Product[]): Errors<Product> {
  const errors: Errors<Product> = {};
  if (product.name.trim().length < 2) errors.name = "Enter a name of at least 2 characters.";
  if (!/^[A-Z]{2}-\d{4}$/.test(product.sku))
    errors.sku = "Use two letters, a dash and four digits, for example HW-1001.";
  else if (others.some((other) => other.id !== product.id && other.sku === product.sku))
    errors.sku = "Another product has this SKU.";
  if (!Number.isInteger(product.quantity) || product.quantity < 0)
    errors.quantity = "Quantity is a whole number, 0 or more.";
  if (!Number.isInteger(product.reorderAt) || product.reorderAt < 0)
    errors.reorderAt = "Reorder level is a whole number, 0 or more.";
  if (!(product.unitPrice > 0)) errors.unitPrice = "Price must be more than 0.";
  if (!product.supplierId) errors.supplierId = "Choose a supplier.";
  return errors;
}

export function validateSupplier(supplier: Supplier): Errors<Supplier> {
  const errors: Errors<Supplier> = {};
  if (supplier.name.trim() === "") errors.name = "Enter a name.";
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(supplier.email))
    errors.email = "Enter a valid e-mail address.";
  if (!Number.isInteger(supplier.leadTimeDays) || supplier.leadTimeDays < 1)
    errors.leadTimeDays = "Lead time is at least 1 day.";
  return errors;
}
