import type { Entity, Row } from '../../lib/records/fields'
import { formatMeasure, measure, type Measure } from '../../lib/records/measure'
import { cardStyle } from '../ui/styles'

interface Props {
  entity: Entity
  rows: readonly Row[]
  items: readonly Measure[]
}

/** Key figures of a collection, side by side. */
export function Measures({ entity, rows, items }: Props) {
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] sm:gap-4">
      {items.map((item) => (
        <div
          key={item.label}
          className={`${cardStyle} flex flex-col-reverse justify-end px-5 py-4`}
        >
          <dd className="mt-1 text-xl font-semibold tracking-tight break-words tabular-nums sm:text-2xl">
            {formatMeasure(entity, item, measure(rows, item))}
          </dd>
          <dt className="text-sm text-muted">{item.label}</dt>
        </div>
      ))}
    </dl>
  )
}
