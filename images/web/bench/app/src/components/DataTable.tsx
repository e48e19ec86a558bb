import { useMemo, useState, type ReactNode } from "react";
import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./Button";
import { EmptyState } from "./EmptyState";

export interface Column<T> {
  key: string;
  header: string;
  value: (row: T) => string | number;
  render?: (row: T) => ReactNode;
  align?: "left" | "right";
  hideOnMobile?: boolean;
}

interface Props<T> {
  rows: T[];
  columns: Column<T>[];
  rowKey: (row: T) => string;
  actions?: (row: T) => ReactNode;
  empty: string;
  pageSize?: number;
  caption: string;
}

type Sort = { key: string; descending: boolean };

export function DataTable<T>({
  rows,
  columns,
  rowKey,
  actions,
  empty,
  pageSize = 8,
  caption,
}: Props<T>) {
  const [sort, setSort] = useState<Sort>({ key: columns[0]?.key ?? "", descending: false });
  const [page, setPage] = useState(0);
  const sorted = useMemo(() => {
    const column = columns.find(({ key }) => key === sort.key);
    if (!column) return rows;
    const factor = sort.descending ? -1 : 1;
    return [...rows].sort((a, b) => {
      const [left, right] = [column.value(a), column.value(b)];
      return (
        factor *
        (typeof left === "number" && typeof right === "number"
          ? left - right
          : String(left).localeCompare(String(right)))
      );
    });
  }, [rows, columns, sort]);
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize));
  const current = Math.min(page, pages - 1);
  const shown = sorted.slice(current * pageSize, (current + 1) * pageSize);
  if (rows.length === 0) return <EmptyState title="Nothing here yet" text={empty} />;
  return (
    <div className="overflow-hidden rounded-2xl border border-slate-200 bg-white shadow-card dark:border-slate-800 dark:bg-slate-900">
      <div className="overflow-x-auto">
        <table className="min-w-full divide-y divide-slate-200 text-sm dark:divide-slate-800">
          <caption className="sr-only">{caption}</caption>
          <thead className="bg-slate-50 dark:bg-slate-950/40">
            <tr>
              {columns.map((column) => {
                const active = column.key === sort.key;
                const Arrow = sort.descending ? ArrowDown : ArrowUp;
                return (
                  <th
                    key={column.key}
                    scope="col"
                    aria-sort={active ? (sort.descending ? "descending" : "ascending") : "none"}
                    className={`px-4 py-3 font-semibold tracking-wide whitespace-nowrap text-slate-500 ${column.align === "right" ? "text-right" : "text-left"} ${column.hideOnMobile ? "hidden md:table-cell" : ""}`}
                  >
                    <button
                      type="button"
                      className="focus-ring inline-flex items-center gap-1 rounded hover:text-slate-900 dark:hover:text-white"
                      onClick={() =>
                        setSort({ key: column.key, descending: active && !sort.descending })
                      }
                    >
                      {column.header}
                      {active && <Arrow className="size-3.5" aria-hidden="true" />}
                    </button>
                  </th>
                );
              })}
              {actions && (
                <th scope="col" className="px-4 py-3">
                  <span className="sr-only">Actions</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody className="divide-y divide-slate-100 dark:divide-slate-800/60">
            {shown.map((row) => (
              <tr
                key={rowKey(row)}
                className="transition-colors odd:bg-white even:bg-slate-50/50 hover:bg-brand-50 dark:odd:bg-slate-900 dark:even:bg-slate-900/60 dark:hover:bg-slate-800"
              >
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={`px-4 py-3 align-middle ${column.align === "right" ? "text-right tabular-nums" : "text-left"} ${column.hideOnMobile ? "hidden md:table-cell" : ""}`}
                  >
                    {column.render ? column.render(row) : column.value(row)}
                  </td>
                ))}
                {actions && (
                  <td className="px-4 py-2 text-right whitespace-nowrap">{actions(row)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex items-center justify-between gap-4 border-t border-slate-200 px-4 py-3 text-xs text-slate-500 dark:border-slate-800">
        <span>
          Page {current + 1} of {pages} · {rows.length} rows
        </span>
        <span className="flex gap-2">
          <Button
            variant="secondary"
            size="sm"
            disabled={current === 0}
            aria-label="Previous page"
            onClick={() => setPage(current - 1)}
          >
            <ChevronLeft className="size-4" />
          </Button>
          <Button
            variant="secondary"
            size="sm"
            disabled={current >= pages - 1}
            aria-label="Next page"
            onClick={() => setPage(current + 1)}
          >
            <ChevronRight className="size-4" />
          </Button>
        </span>
      </div>
    </div>
  );
}
