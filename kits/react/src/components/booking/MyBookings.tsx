import { useMemo, useState } from 'react'
import { isActive } from '../../lib/booking/appointments'
import { fitMine, mineKey } from '../../lib/booking/mine'
import { fieldOf, isEmpty, type Entity, type Row } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { useStored } from '../../lib/store/useStored'
import { useViewer } from '../../lib/viewer/useViewer'
import { ValueView } from '../records/ValueView'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'

interface Fields {
  resource?: string
  date?: string
  time?: string
  checkIn?: string
  checkOut?: string
  status?: string
  cancelled?: string
  total?: string
}

interface Props {
  entity: Entity
  fields: Fields
  /** Id of the field that the list is sorted by. */
  first: string
}

/** What was booked in this browser, with the way to call it off. */
export function MyBookings({ entity, fields, first }: Props) {
  const viewer = useViewer()
  const names = useNames(entity)
  const { rows, change, remove, error } = useCollection(entity)
  const stored = useStored<unknown>(mineKey(entity), (value) => value)
  const mine = useMemo(() => fitMine(stored.value), [stored.value])
  const [asking, setAsking] = useState<Row | null>(null)
  const [news, setNews] = useState('')

  const own = rows
    // Several people may sign in at the same computer.
    .filter((row) => row.id in mine && (viewer.role === null || mine[row.id] === viewer.name))
    .toSorted((a, b) => String(a[first]).localeCompare(String(b[first])))
  const { resource, date, time, checkIn, checkOut, status, total } = fields
  const shown = [resource, date, time, checkIn, checkOut, total, status]
    .map((id) => (id === undefined ? undefined : fieldOf(entity, id)))
    .filter((field) => field !== undefined)
  const singular = entity.singular.toLowerCase()

  function cancel(row: Row) {
    const done =
      status !== undefined && fields.cancelled !== undefined
        ? change(row.id, { [status]: fields.cancelled })
        : remove(row.id)
    if (done) setNews(`Your ${singular} was cancelled.`)
    setAsking(null)
  }

  return (
    <section className="mt-4 flex flex-col gap-3" aria-label={`My ${entity.plural.toLowerCase()}`}>
      <h2 className="text-lg font-semibold tracking-tight">My {entity.plural.toLowerCase()}</h2>
      <ErrorNotice message={error} />
      {own.length === 0 ? (
        <p className={`${cardStyle} px-5 py-6 text-sm text-muted`}>
          You have no {entity.plural.toLowerCase()} yet.
        </p>
      ) : (
        <ul className={`${cardStyle} divide-y divide-line`}>
          {own.map((row) => (
            <li
              key={row.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-5 py-3 text-sm"
            >
              {shown
                .filter((field) => !isEmpty(row[field.id]))
                .map((field) => (
                  <span key={field.id} title={field.label} className="first:font-medium">
                    <ValueView field={field} value={row[field.id]} names={names} />
                  </span>
                ))}
              {isActive(row, fields) && (
                <Button className="ml-auto h-9" onClick={() => setAsking(row)}>
                  Cancel {singular}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="text-sm font-medium text-accent">
        {news}
      </p>
      {asking && (
        <Dialog title={`Cancel this ${singular}?`} onClose={() => setAsking(null)}>
          <p className="p-5">Somebody else can then book this time.</p>
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5">
            <Button onClick={() => setAsking(null)}>Keep it</Button>
            <Button look="danger" onClick={() => cancel(asking)}>
              Yes, cancel
            </Button>
          </footer>
        </Dialog>
      )}
    </section>
  )
}
