import { useMemo, useState } from 'react'
import { dayToOpen, eventsByDay, shiftDay, shiftMonth } from '../../lib/calendar/days'
import { todayIso } from '../../lib/dates'
import { fieldOf, type Entity, type Row } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { Part } from '../layout/Page'
import { RecordDialog } from '../records/RecordDialog'
import { ErrorNotice } from '../ui/Notices'
import { useNarrow } from '../ui/useNarrow'
import { useUndoNotice } from '../ui/useUndoNotice'
import { CalendarBar } from './CalendarBar'
import { DayDialog } from './DayDialog'
import { EventDialog } from './EventDialog'
import { MonthGrid } from './MonthGrid'
import { WeekList } from './WeekList'

interface Props {
  entity: Entity
  heading?: string
  /** Id of the field that says when. */
  date: string
  /** Id of the field that says until when. */
  end?: string
  readOnly?: boolean
}

type Open = { add: string } | { event: string } | { edit: Row } | { day: string } | null

/** Records on a calendar: a month at a time, on phones a week. */
export function Calendar({ entity, heading, date, end, readOnly = false }: Props) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const { notice, tell } = useUndoNotice()
  const [chosen, setDay] = useState<string | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const narrow = useNarrow()
  const events = useMemo(
    () => eventsByDay(collection.rows, date, end),
    [collection.rows, date, end],
  )
  // Until another day is asked for, where there is something to see.
  const day = chosen ?? dayToOpen([...events.keys()], todayIso())
  const close = () => setOpen(null)
  const onAdd = readOnly ? undefined : (on: string) => setOpen({ add: on })
  const view = {
    entity,
    names,
    date,
    events,
    day,
    onAdd,
    onOpen: (row: Row) => setOpen({ event: row.id }),
  }
  const shown = open && 'event' in open && collection.rows.find((row) => row.id === open.event)

  return (
    <Part heading={heading}>
      <ErrorNotice message={collection.error} />
      <CalendarBar
        entity={entity}
        day={day}
        weekly={narrow}
        onMove={(by) => setDay(narrow ? shiftDay(day, by * 7) : shiftMonth(day, by))}
        onToday={() => setDay(todayIso())}
        onAdd={onAdd && (() => onAdd(todayIso()))}
      />
      {narrow ? (
        <WeekList {...view} />
      ) : (
        <MonthGrid {...view} onMore={(on) => setOpen({ day: on })} />
      )}
      {shown && (
        <EventDialog
          entity={entity}
          collection={collection}
          names={names}
          row={shown}
          readOnly={readOnly}
          onEdit={() => setOpen({ edit: shown })}
          onClose={close}
          tell={tell}
        />
      )}
      {open && 'day' in open && <DayDialog {...view} day={open.day} onClose={close} />}
      {open && ('add' in open || 'edit' in open) && (
        <RecordDialog
          entity={entity}
          collection={collection}
          row={'edit' in open ? open.edit : undefined}
          initial={'add' in open ? startOn(entity, date, open.add) : undefined}
          onClose={close}
          onAdded={(values) => setDay(String(values[date] ?? '').slice(0, 10) || day)}
        />
      )}
      {notice}
    </Part>
  )
}

/** A new record begins on the day that was clicked; where it has a time, in the morning. */
function startOn(entity: Entity, date: string, day: string) {
  return { [date]: fieldOf(entity, date)?.type === 'dateTime' ? `${day}T09:00` : day }
}
