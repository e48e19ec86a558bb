import { useEffect, useRef } from 'react'
import { isEmpty, type Entity, type Row } from '../../lib/records/fields'
import { useNames } from '../../lib/records/useNames'
import { ValueView } from '../records/ValueView'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'

interface Props {
  entity: Entity
  row: Row
  onAgain: () => void
}

/** The booking is made: all its details. */
export function Booked({ entity, row, onAgain }: Props) {
  const names = useNames(entity)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const singular = entity.singular.toLowerCase()
  return (
    <section className={`${cardStyle} flex flex-col items-center p-6 text-center sm:p-8`}>
      <span className="mb-4 grid size-14 place-items-center rounded-2xl bg-soft text-accent">
        <Icon name="check" className="size-7" />
      </span>
      <div role="status">
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-xl font-semibold tracking-tight outline-none"
        >
          Your {singular} is confirmed
        </h2>
        <p className="mt-1 text-muted">You find it under your bookings below.</p>
      </div>
      <dl className="mt-6 w-full max-w-md divide-y divide-line border-y border-line text-left text-sm">
        {entity.fields
          .filter((field) => !isEmpty(row[field.id]) && field.type !== 'image')
          .map((field) => (
            <div key={field.id} className="flex justify-between gap-6 py-2.5">
              <dt className="text-muted">{field.label}</dt>
              <dd className="min-w-0 text-right font-medium break-words">
                <ValueView field={field} value={row[field.id]} names={names} />
              </dd>
            </div>
          ))}
      </dl>
      <Button className="mt-6" onClick={onAgain}>
        Book another
      </Button>
    </section>
  )
}
