import { useState } from 'react'
import type { Field } from '../../lib/records/fields'
import { formatNumber } from '../../lib/records/format'
import { formatFor, formatShort } from '../../lib/records/measure'
import type { Report } from '../../lib/report/report'
import { Plot } from '../figures/Plot'
import { Segments } from '../ui/Segments'
import { cardStyle } from '../ui/styles'

interface Props {
  report: Report
  by: Field
  fields: readonly Field[]
}

/** One column of the report as bars; the table below says the same in numbers. */
export function ReportChart({ report, by, fields }: Props) {
  const [shown, setShown] = useState(fields.length > 0 ? '0' : 'count')
  const field = shown === 'count' ? undefined : fields[Number(shown)]
  const title = `${field?.label ?? 'Count'} by ${by.label.toLowerCase()}`
  return (
    <figure className={`${cardStyle} min-w-0 p-5`}>
      <figcaption className="mb-4 flex flex-wrap items-center justify-between gap-3 font-semibold tracking-tight">
        {title}
        {fields.length > 0 && (
          <span className="print:hidden">
            <Segments
              label="Numbers in the chart"
              value={shown}
              options={[
                { value: 'count', label: 'Count' },
                ...fields.map(({ label }, at) => ({ value: String(at), label })),
              ]}
              onChange={setShown}
            />
          </span>
        )}
      </figcaption>
      <Plot
        points={report.lines.map((line) => ({
          label: line.label,
          value: field ? (line.sums[Number(shown)] ?? 0) : line.count,
        }))}
        form="bar"
        format={(value) => (field ? formatFor(field, value) : formatNumber(value))}
        formatTick={(value) => formatShort(field, value)}
        label={title}
      />
    </figure>
  )
}
