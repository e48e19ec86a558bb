import type { FormulaTable } from '../../../lib/tools/formula/types'
import { cardStyle } from '../../ui/styles'

interface Props {
  table: FormulaTable
  rows: readonly string[][]
}

/** A long table in a window of its own; its head stays in view. */
export function ScheduleTable({ table, rows }: Props) {
  const heading = table.heading ?? 'Schedule'
  return (
    <section aria-label={heading} className={`${cardStyle} overflow-hidden`}>
      <h2 className="border-b border-line px-5 py-3.5 font-semibold tracking-tight">{heading}</h2>
      <div
        role="region"
        aria-label={`${heading}, table`}
        tabIndex={0}
        className="relative max-h-96 overflow-auto"
      >
        <table className="w-full text-right text-sm tabular-nums">
          <thead className="sticky top-0 bg-surface text-xs text-muted shadow-[0_1px_0_var(--line)]">
            <tr>
              <th scope="col" className="px-5 py-2.5 text-left font-semibold">
                {table.row}
              </th>
              {table.columns.map((column) => (
                <th key={column.id} scope="col" className="px-5 py-2.5 font-semibold">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at} className="border-t border-line/60 hover:bg-sunken">
                <th scope="row" className="px-5 py-2 text-left font-normal text-muted">
                  {at + 1}
                </th>
                {row.map((text, column) => (
                  <td key={column} className="px-5 py-2 whitespace-nowrap">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
