import type { Entity } from '../../lib/records/fields'
import { formatMeasure, measure, type Measure } from '../../lib/records/measure'
import { useCollection } from '../../lib/records/useCollection'
import { cardStyle } from '../ui/styles'

export interface StripItem extends Measure {
  entity: Entity
}

interface Props {
  id?: string
  heading?: string
  items: readonly StripItem[]
}

/** What the app's records add up to, side by side. */
export function StatsStrip({ id, heading = 'At a glance', items }: Props) {
  return (
    <section
      id={id}
      aria-label={heading}
      className="mx-auto max-w-6xl scroll-mt-16 px-5 py-10 sm:px-8"
    >
      <div className={`${cardStyle} p-6 sm:p-8`}>
        <h2 className="text-sm font-semibold text-muted">{heading}</h2>
        <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-6 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
          {items.map((item) => (
            <Figure key={item.label} item={item} />
          ))}
        </dl>
      </div>
    </section>
  )
}

function Figure({ item }: { item: StripItem }) {
  const { rows } = useCollection(item.entity)
  return (
    <div className="flex flex-col-reverse justify-end border-l-2 border-edge pl-4">
      <dt className="text-sm text-muted">{item.label}</dt>
      <dd className="text-2xl font-semibold tracking-tight break-words tabular-nums sm:text-3xl">
        {formatMeasure(item.entity, item, measure(rows, item))}
      </dd>
    </div>
  )
}
