import { useCallback, useDeferredValue, useMemo, useState, type Dispatch } from "react";
import { Download, Pencil, Plus, Search, Trash2 } from "lucide-react";
import { Button } from "@/components/Button";
import { DataTable, type Column } from "@/components/DataTable";
import { Dialog } from "@/components/Dialog";
import { ProductForm } from "@/components/ProductForm";
import { StatusBadge } from "@/components/Badge";
import { useToast } from "@/components/Toast";
import { formatDate, formatMoney, statusOf, STATUS_LABELS, toCsv } from "@/lib/format";
import type { Action } from "@/lib/store";
import { CATEGORIES, type Database, type Product, type Status } from "@/lib/types";

const COLUMNS: Column<Product>[] = [
  {
    key: "name",
    header: "Product",
    value: ({ name }) => name,
    render: (product) => (
      <span>
        <span className="block font-medium">{product.name}</span>
        <span className="font-mono text-xs text-slate-500">{product.sku}</span>
      </span>
    ),
  },
  { key: "category", header: "Category", value: ({ category }) => category, hideOnMobile: true },
  { key: "quantity", header: "Quantity", value: ({ quantity }) => quantity, align: "right" },
  {
    key: "price",
    header: "Price",
    value: ({ unitPrice }) => unitPrice,
    render: ({ unitPrice }) => formatMoney(unitPrice),
    align: "right",
  },
  {
    key: "status",
    header: "Status",
    value: (product) => statusOf(product),
    render: (product) => <StatusBadge status={statusOf(product)} />,
  },
  {
    key: "updated",
    header: "Updated",
    value: ({ updatedAt }) => updatedAt,
    render: ({ updatedAt }) => formatDate(updatedAt),
    hideOnMobile: true,
  },
];

function blank(): Product {
  return {
    id: crypto.randomUUID(),
    sku: "",
    name: "",
    category: "Hardware",
    supplierId: "",
    quantity: 0,
    reorderAt: 10,
    unitPrice: 1,
    discontinued: false,
    notes: "",
    updatedAt: "",
  };
}

export function Products({
  database,
  dispatch,
}: {
  database: Database;
  dispatch: Dispatch<Action>;
}) {
  const [query, setQuery] = useState("");
  const [category, setCategory] = useState("");
  const [status, setStatus] = useState<Status | "">("");
  const [edited, setEdited] = useState<Product | null>(null);
  const [doomed, setDoomed] = useState<Product | null>(null);
  const needle = useDeferredValue(query.trim().toLowerCase());
  const toast = useToast();
  const rows = useMemo(
    () =>
      database.products.filter(
        (product) =>
          (needle === "" ||
            `${product.name} ${product.sku} ${product.notes}`.toLowerCase().includes(needle)) &&
          (category === "" || product.category === category) &&
          (status === "" || statusOf(product) === status),
      ),
    [database.products, needle, category, status],
  );
  const closeForm = useCallback(() => setEdited(null), []);
  const closeQuestion = useCallback(() => setDoomed(null), []);

  function save(product: Product) {
    dispatch({ type: "save-product", product });
    setEdited(null);
    toast(`Saved ${product.name}`);
  }

  function remove() {
    if (!doomed) return;
    dispatch({ type: "remove-product", id: doomed.id });
    toast(`Removed ${doomed.name}`, "bad");
    setDoomed(null);
  }

  function exportCsv() {
    const url = URL.createObjectURL(
      new Blob(
        [
          toCsv(
            rows.map(({ sku, name, category: kind, quantity, unitPrice }) => ({
              sku,
              name,
              category: kind,
              quantity,
              unitPrice,
            })),
          ),
        ],
        { type: "text/csv" },
      ),
    );
    const link = Object.assign(document.createElement("a"), {
      href: url,
      download: "products.csv",
    });
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center gap-3">
        <div className="relative min-w-56 flex-1">
          <Search
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-slate-400"
            aria-hidden="true"
          />
          <input
            type="search"
            aria-label="Search products"
            placeholder="Search by name, SKU or notes"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="h-10 w-full rounded-lg border border-slate-300 bg-white pr-3 pl-9 text-sm focus:border-brand-500 focus:outline-none dark:border-slate-700 dark:bg-slate-900"
          />
        </div>
        <select
          aria-label="Category"
          value={category}
          onChange={(event) => setCategory(event.target.value)}
          className="h-10 rounded-lg border border-slate-300 bg-white px-3 text-sm dark:border-slate-700 dark:bg-slate-900"
        >
          <option value="">All categories</option>
          {CATEGORIES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <select
          aria-label="Status"
          value={status}
          onChange={(event) => setStatus(event.target.value as Status | "")}
          className="h-10 rounded-lg border border-slate-300 bg-white px-3 text-sm dark:border-slate-700 dark:bg-slate-900"
        >
          <option value="">Any status</option>
          {Object.entries(STATUS_LABELS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Button variant="secondary" onClick={exportCsv} disabled={rows.length === 0}>
          <Download className="size-4" aria-hidden="true" /> Export
        </Button>
        <Button onClick={() => setEdited(blank())}>
          <Plus className="size-4" aria-hidden="true" /> Add product
        </Button>
      </div>
      <DataTable
        caption="Products"
        rows={rows}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty="No product matches. Change the search, or add a product."
        actions={(product) => (
          <span className="inline-flex gap-1">
            <Button
              variant="ghost"
              size="sm"
              aria-label={`Edit ${product.name}`}
              onClick={() => setEdited(product)}
            >
              <Pencil className="size-4" />
            </Button>
            <Button
              variant="ghost"
              size="sm"
              aria-label={`Remove ${product.name}`}
              onClick={() => setDoomed(product)}
            >
              <Trash2 className="size-4 text-red-600" />
            </Button>
          </span>
        )}
      />
      <Dialog
        title={edited?.name ? `Edit ${edited.name}` : "New product"}
        open={edited !== null}
        onClose={closeForm}
      >
        {edited && (
          <ProductForm
            product={edited}
            products={database.products}
            suppliers={database.suppliers}
            onSave={save}
            onCancel={closeForm}
          />
        )}
      </Dialog>
      <Dialog
        title="Remove product?"
        open={doomed !== null}
        onClose={closeQuestion}
        footer={
          <>
            <Button variant="secondary" onClick={closeQuestion}>
              Keep
            </Button>
            <Button variant="danger" onClick={remove}>
              Remove
            </Button>
          </>
        }
      >
        <p className="text-sm text-slate-600 dark:text-slate-300">
          This removes <strong>{doomed?.name}</strong> and its movements. It cannot be undone.
        </p>
      </Dialog>
    </div>
  );
}
