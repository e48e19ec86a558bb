import type { Product, Status } from "./types";

const money = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });
const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

export function formatMoney(amount: number): string {
  return money.format(amount);
}

export function formatDate(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? "unknown" : day.format(date);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function statusOf(product: Product): Status {
  if (product.discontinued) return "discontinued";
  if (product.quantity === 0) return "out";
  return product.quantity <= product.reorderAt ? "low" : "in-stock";
}

export const STATUS_LABELS: Record<Status, string> = {
  "in-stock": "In stock",
  low: "Running low",
  out: "Out of stock",
  discontinued: "Discontinued",
};

export function stockValue(products: Product[]): number {
  return products.reduce((sum, product) => sum + product.quantity * product.unitPrice, 0);
}

export function toCsv(rows: Record<string, string | number | boolean>[]): string {
  if (rows.length === 0) return "";
  const columns = Object.keys(rows[0]!);
  const escape = (value: string | number | boolean) => {
    const text = String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [
    columns.join(","),
    ...rows.map((row) => columns.map((column) => escape(row[column] ?? "")).join(",")),
  ].join("\n");
}
