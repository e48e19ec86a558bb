import { firstDayOfWeek, formatDay, weekOf } from '../../lib/calendar/days'
import type { Entity } from '../../lib/records/fields'
import { Button, IconButton } from '../ui/Button'

interface Props {
  entity: Entity
  day: string
  /** Shows weeks, not months. */
  weekly: boolean
  onMove: (by: 1 | -1) => void
  onToday: () => void
  onAdd?: () => void
}

/** What is in view, and the way to another month or week. */
export function CalendarBar({ entity, day, weekly, onMove, onToday, onAdd }: Props) {
  const span = weekly ? 'week' : 'month'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h3
        aria-live="polite"
        className="mr-2 w-full text-lg font-semibold tracking-tight sm:w-auto sm:min-w-44"
      >
        {weekly ? weekTitle(day) : formatDay(day, { month: 'long', year: 'numeric' })}
      </h3>
      <IconButton icon="left" label={`Previous ${span}`} onClick={() => onMove(-1)} />
      <Button onClick={onToday}>Today</Button>
      <IconButton icon="right" label={`Next ${span}`} onClick={() => onMove(1)} />
      {onAdd && (
        <Button look="primary" icon="plus" className="ml-auto" onClick={onAdd}>
          Add {entity.singular.toLowerCase()}
        </Button>
      )}
    </div>
  )
}

function weekTitle(day: string): string {
  const week = weekOf(day, firstDayOfWeek(navigator.language))
  const short = { day: 'numeric', month: 'short' } as const
  return `${formatDay(week[0] ?? day, short)} – ${formatDay(week[6] ?? day, short)}`
}
