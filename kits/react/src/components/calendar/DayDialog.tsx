import { formatDay } from '../../lib/calendar/days'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EventChip } from './EventChip'
import type { CalendarView } from './MonthGrid'

/** All events of a day. */
export function DayDialog({
  entity,
  names,
  date,
  events,
  day,
  onAdd,
  onOpen,
  onClose,
}: CalendarView & { onClose: () => void }) {
  return (
    <Dialog
      title={formatDay(day, { weekday: 'long', day: 'numeric', month: 'long' })}
      onClose={onClose}
    >
      <ul className="flex flex-col gap-2 p-5">
        {events.get(day)?.map((row) => (
          <li key={row.id}>
            <EventChip {...{ entity, names, date, row, day, onOpen }} />
          </li>
        ))}
      </ul>
      {onAdd && (
        <footer className="flex justify-end border-t border-line px-5 py-3.5">
          <Button look="primary" icon="plus" onClick={() => onAdd(day)}>
            Add {entity.singular.toLowerCase()}
          </Button>
        </footer>
      )}
    </Dialog>
  )
}
