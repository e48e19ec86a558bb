export type Status = "in-stock" | "low" | "out" | "discontinued";
export type Category = "Hardware" | "Electronics" | "Office" | "Packaging" | "Cleaning";

export interface Product {
  id: string;
  sku: string;
  name: string;
  category: Category;
  supplierId: string;
  quantity: number;
  reorderAt: number;
  unitPrice: number;
  discontinued: boolean;
  notes: string;
  updatedAt: string;
}

export interface Supplier {
  id: string;
  name: string;
  email: string;
  phone: string;
  leadTimeDays: number;
}

export interface Movement {
  id: string;
  productId: string;
  kind: "received" | "sold" | "adjusted";
  amount: number;
  reason: string;
  at: string;
}

export interface Database {
  products: Product[];
  suppliers: Supplier[];
  movements: Movement[];
}

export const CATEGORIES: readonly Category[] = [
  "Hardware",
  "Electronics",
  "Office",
  "Packaging",
  "Cleaning",
];

export type Page = "dashboard" | "products" | "suppliers" | "movements" | "settings";
