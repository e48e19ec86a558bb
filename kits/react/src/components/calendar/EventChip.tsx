import { timeOf } from '../../lib/calendar/days'
import { cx } from '../../lib/cx'
import type { Entity, Row, Tone } from '../../lib/records/fields'
import { titleOf } from '../../lib/records/format'
import type { Names } from '../../lib/records/query'

/** By the first choice of a record that has colours, such as its status. */
const tones: Record<Tone, string> = {
  gray: 'border-zinc-400',
  red: 'border-red-500',
  amber: 'border-amber-500',
  green: 'border-emerald-500',
  blue: 'border-sky-500',
  violet: 'border-violet-500',
  pink: 'border-pink-500',
}

interface Props {
  entity: Entity
  names: Names
  /** Id of the field that says when. */
  date: string
  row: Row
  /** Where it is drawn. */
  day: string
  onOpen: (row: Row) => void
}

/** A record on a day. */
export function EventChip({ entity, names, date, row, day, onOpen }: Props) {
  const tone = toneOf(entity, row)
  const begins = String(row[date] ?? '').startsWith(day)
  const time = begins ? timeOf(row[date]) : ''
  return (
    <button
      type="button"
      onClick={() => onOpen(row)}
      className={cx(
        'flex w-full min-w-0 items-baseline gap-1.5 rounded border-l-4 bg-sunken px-1.5 py-1 text-left text-xs transition hover:brightness-95 dark:hover:brightness-125',
        tone ? tones[tone] : 'border-primary',
      )}
    >
      {time !== '' && <span className="shrink-0 text-muted tabular-nums">{time}</span>}
      <span className="truncate font-medium">{titleOf(entity, row, names) || entity.singular}</span>
    </button>
  )
}

function toneOf(entity: Entity, row: Row): Tone | undefined {
  for (const field of entity.fields) {
    if (field.type !== 'choice' || field.many) continue
    const option = field.options.find((known) => known.value === row[field.id])
    if (option?.tone) return option.tone
  }
  return undefined
}
