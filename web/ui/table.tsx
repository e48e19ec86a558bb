import { Fragment, type Key, type ReactNode } from "react";
import { cn } from "@/lib/cn";

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right. */
  number?: boolean;
  /** Left out where there is little room: what the row's own page shows as well. */
  spare?: boolean;
  /** Names the row for those who hear the table. */
  heading?: boolean;
}

interface Props<Row> {
  /** What the table lists. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => Key;
  /** What stands below a row that is open, as wide as the box however wide the table is. Its id is `rowDetailsId(key)`. */
  details?: (row: Row) => ReactNode;
}

export const rowDetailsId = (key: Key): string => `details-${String(key)}`;

/** A table that scrolls sideways in its own box where the page is narrow. */
export function Table<Row>({ label, columns, rows, rowKey, details }: Props<Row>) {
  return (
    <div tabIndex={0} role="region" aria-label={label} className="@container overflow-x-auto rounded-xl border border-line bg-surface">
      <table className="w-full border-collapse text-left text-[0.8125rem]">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-faint">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cn("px-3.5 py-2.5 font-medium whitespace-nowrap", column.number && "text-right", column.spare && "max-lg:hidden")}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const below = details?.(row);
            return (
              <Fragment key={rowKey(row)}>
                <tr className={cn("border-line hover:bg-hover/40", below ? "" : "border-b last:border-b-0")}>
                  {columns.map((column) => {
                    const className = cn("px-3.5 py-2.5 align-top", column.number && "text-right tabular", column.spare && "max-lg:hidden");
                    return column.heading ? (
                      <th key={column.key} scope="row" className={cn(className, "font-medium")}>{column.cell(row)}</th>
                    ) : (
                      <td key={column.key} className={className}>{column.cell(row)}</td>
                    );
                  })}
                </tr>
                {below ? (
                  <tr id={rowDetailsId(rowKey(row))} className="border-b border-line last:border-b-0">
                    <td colSpan={columns.length} className="p-0">
                      <div className="sticky left-0 w-[100cqw]">{below}</div>
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
