import type { ReactNode } from "react";

/** Names and what they stand for, in two columns where there is room. */
export function Facts({ rows }: { rows: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line">
      {rows.map(({ name, value }) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-6 py-2 first:pt-0 last:pb-0">
          <dt className="text-soft">{name}</dt>
          <dd className="ml-auto min-w-0 font-medium break-words tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
