import type { Field } from '../../lib/records/fields'
import { formatNumber } from '../../lib/records/format'
import { formatFor } from '../../lib/records/measure'
import type { Report } from '../../lib/report/report'
import { cardStyle } from '../ui/styles'

interface Props {
  report: Report
  by: Field
  fields: readonly Field[]
}

/** The numbers of each group, and all together. */
export function ReportTable({ report, by, fields }: Props) {
  return (
    <div className={`${cardStyle} overflow-x-auto`}>
      <table className="w-full text-sm" aria-label="Report">
        <thead>
          <tr className="border-b border-line text-xs tracking-wide text-muted">
            <th scope="col" className="px-4 py-3 text-left font-semibold">
              {by.label}
            </th>
            <th scope="col" className="px-4 py-3 text-right font-semibold">
              Count
            </th>
            {fields.map((field) => (
              <th key={field.id} scope="col" className="px-4 py-3 text-right font-semibold">
                {field.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {report.lines.map((line) => (
            <tr key={line.label}>
              <th scope="row" className="px-4 py-2.5 text-left font-medium">
                {line.label}
              </th>
              <Numbers line={line} fields={fields} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t-2 border-line font-semibold">
            <th scope="row" className="px-4 py-3 text-left">
              Total
            </th>
            <Numbers line={report.total} fields={fields} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Numbers({ line, fields }: { line: Report['total']; fields: readonly Field[] }) {
  return (
    <>
      <td className="px-4 py-2.5 text-right tabular-nums">{formatNumber(line.count)}</td>
      {fields.map((field, at) => (
        <td key={field.id} className="px-4 py-2.5 text-right tabular-nums">
          {formatFor(field, line.sums[at] ?? 0)}
        </td>
      ))}
    </>
  )
}
