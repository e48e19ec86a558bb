import { firstDayOfWeek, formatDay, monthOf, weeksOf } from '../../lib/calendar/days'
import { cx } from '../../lib/cx'
import { todayIso } from '../../lib/dates'
import type { Entity, Row } from '../../lib/records/fields'
import type { Names } from '../../lib/records/query'
import { cardStyle } from '../ui/styles'
import { EventChip } from './EventChip'

export interface CalendarView {
  entity: Entity
  names: Names
  /** Id of the field that says when. */
  date: string
  events: ReadonlyMap<string, readonly Row[]>
  /** A day of what is in view. */
  day: string
  /** Adds a record on a day. */
  onAdd?: (day: string) => void
  onOpen: (row: Row) => void
}

/** More events of a day are behind a button. */
const SHOWN_EVENTS = 3

/** A month as a table of weeks. */
export function MonthGrid({ onMore, ...view }: CalendarView & { onMore: (day: string) => void }) {
  const month = monthOf(view.day)
  const weeks = weeksOf(month, firstDayOfWeek(navigator.language))
  return (
    <div className={cx(cardStyle, 'overflow-hidden')}>
      <table
        className="w-full table-fixed text-sm"
        aria-label={formatDay(view.day, { month: 'long', year: 'numeric' })}
      >
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" className="py-2 font-semibold">
                <abbr title={formatDay(day, { weekday: 'long' })} className="no-underline">
                  {formatDay(day, { weekday: 'short' })}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {weeks.map((week) => (
            <tr key={week[0]} className="divide-x divide-line">
              {week.map((day) => (
                <DayCell
                  key={day}
                  {...view}
                  day={day}
                  outside={monthOf(day) !== month}
                  onMore={onMore}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps extends CalendarView {
  /** Belongs to the month before or after. */
  outside: boolean
  onMore: (day: string) => void
}

function DayCell({ entity, names, date, events, day, outside, onAdd, onOpen, onMore }: CellProps) {
  const rows = events.get(day) ?? []
  const today = day === todayIso()
  const number = (
    <span
      className={cx(
        'inline-grid size-7 place-items-center rounded-full text-xs tabular-nums',
        today ? 'bg-primary font-semibold text-on-primary' : outside ? 'text-muted' : '',
      )}
    >
      {Number(day.slice(8))}
    </span>
  )
  const name = formatDay(day, { weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <td
      aria-current={today ? 'date' : undefined}
      className={cx(
        'relative h-28 p-1 align-top transition',
        outside && 'bg-sunken/50',
        onAdd && 'hover:bg-soft/60',
      )}
    >
      {onAdd ? (
        <button
          type="button"
          aria-label={`Add ${entity.singular.toLowerCase()} on ${name}`}
          onClick={() => onAdd(day)}
          // All of the day can be clicked.
          className="rounded-full after:absolute after:inset-0"
        >
          {number}
        </button>
      ) : (
        number
      )}
      {rows.length > 0 && (
        <ul aria-label={name} className="relative mt-1 flex flex-col gap-1">
          {rows.slice(0, SHOWN_EVENTS).map((row) => (
            <li key={row.id} className="min-w-0">
              <EventChip {...{ entity, names, date, row, day, onOpen }} />
            </li>
          ))}
          {rows.length > SHOWN_EVENTS && (
            <li>
              <button
                type="button"
                onClick={() => onMore(day)}
                className="rounded px-1.5 text-xs font-medium text-accent hover:underline"
              >
                +{rows.length - SHOWN_EVENTS} more
              </button>
            </li>
          )}
        </ul>
      )}
    </td>
  )
}
