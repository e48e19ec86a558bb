import { useMemo } from "react";
import { AlertTriangle, Banknote, Boxes, Truck } from "lucide-react";
import { BarChart } from "@/components/BarChart";
import { StatusBadge } from "@/components/Badge";
import { StatCard } from "@/components/StatCard";
import { formatDate, formatMoney, plural, statusOf, stockValue } from "@/lib/format";
import { CATEGORIES, type Database } from "@/lib/types";

export function Dashboard({ database }: { database: Database }) {
  const { products, suppliers, movements } = database;
  const attention = useMemo(
    () => products.filter((product) => ["low", "out"].includes(statusOf(product))),
    [products],
  );
  const bars = useMemo(
    () =>
      CATEGORIES.map((category) => ({
        label: category,
        value: stockValue(products.filter((product) => product.category === category)),
      })),
    [products],
  );
  return (
    <div className="space-y-8">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <StatCard
          label="Products"
          value={String(products.length)}
          detail={plural(
            products.reduce((sum, { quantity }) => sum + quantity, 0),
            "unit",
          )}
          icon={Boxes}
          tone="brand"
        />
        <StatCard
          label="Stock value"
          value={formatMoney(stockValue(products))}
          detail="at purchase price"
          icon={Banknote}
          tone="emerald"
        />
        <StatCard
          label="Needs attention"
          value={String(attention.length)}
          detail="low or out of stock"
          icon={AlertTriangle}
          tone={attention.some(({ quantity }) => quantity === 0) ? "red" : "amber"}
        />
        <StatCard
          label="Suppliers"
          value={String(suppliers.length)}
          detail="active"
          icon={Truck}
          tone="brand"
        />
      </div>
      <div className="grid gap-6 xl:grid-cols-2">
        <BarChart bars={bars} title="Stock value by category" format={formatMoney} />
        <section className="rounded-2xl border border-slate-200 bg-white p-5 shadow-card dark:border-slate-800 dark:bg-slate-900">
          <h2 className="mb-4 text-sm font-semibold">Needs attention</h2>
          <ul className="divide-y divide-slate-100 dark:divide-slate-800">
            {attention.map((product) => (
              <li
                key={product.id}
                className="flex items-center justify-between gap-4 py-3 first:pt-0 last:pb-0"
              >
                <span className="min-w-0">
                  <span className="block truncate font-medium">{product.name}</span>
                  <span className="text-xs text-slate-500">
                    {plural(product.quantity, "unit")} left, reorder at {product.reorderAt}
                  </span>
                </span>
                <StatusBadge status={statusOf(product)} />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section>
        <h2 className="mb-3 text-sm font-semibold text-slate-500 uppercase">Latest movements</h2>
        <ol className="relative space-y-4 border-l-2 border-slate-200 pl-6 dark:border-slate-800">
          {movements.slice(0, 5).map((movement) => (
            <li
              key={movement.id}
              className="before:absolute before:-left-[7px] before:mt-1.5 before:size-3 before:rounded-full before:bg-brand-500 before:content-['']"
            >
              <p className="text-sm">
                <strong className={movement.amount < 0 ? "text-red-600" : "text-emerald-600"}>
                  {movement.amount > 0 ? "+" : ""}
                  {movement.amount}
                </strong>{" "}
                {products.find(({ id }) => id === movement.productId)?.name ?? "removed product"}
              </p>
              <p className="text-xs text-slate-500">
                {movement.reason} · {formatDate(movement.at)}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
