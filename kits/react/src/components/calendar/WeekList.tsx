import { firstDayOfWeek, formatDay, weekOf } from '../../lib/calendar/days'
import { cx } from '../../lib/cx'
import { todayIso } from '../../lib/dates'
import { IconButton } from '../ui/Button'
import { cardStyle } from '../ui/styles'
import { EventChip } from './EventChip'
import type { CalendarView } from './MonthGrid'

/** A week as a list of days, for narrow windows. */
export function WeekList({ entity, names, date, events, day, onAdd, onOpen }: CalendarView) {
  return (
    <ol className={`${cardStyle} divide-y divide-line`} aria-label="Days of the week">
      {weekOf(day, firstDayOfWeek(navigator.language)).map((one) => {
        const name = formatDay(one, { weekday: 'long', day: 'numeric', month: 'short' })
        const rows = events.get(one) ?? []
        const today = one === todayIso()
        return (
          <li
            key={one}
            aria-current={today ? 'date' : undefined}
            className="flex flex-col gap-1.5 py-2 pr-2 pl-4"
          >
            <div className="flex items-center justify-between">
              <p className={cx('text-sm font-medium', today && 'text-accent')}>{name}</p>
              {onAdd && (
                <IconButton
                  icon="plus"
                  label={`Add ${entity.singular.toLowerCase()} on ${name}`}
                  onClick={() => onAdd(one)}
                />
              )}
            </div>
            {rows.length > 0 && (
              <ul className="flex flex-col gap-1.5 pr-2 pb-1.5">
                {rows.map((row) => (
                  <li key={row.id}>
                    <EventChip {...{ entity, names, date, row, onOpen }} day={one} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}
