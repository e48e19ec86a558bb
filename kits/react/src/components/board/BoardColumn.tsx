import { useState } from 'react'
import type { Column } from '../../lib/board'
import { cx } from '../../lib/cx'
import type { Entity, Row, Tone } from '../../lib/records/fields'
import type { Names } from '../../lib/records/query'
import { IconButton } from '../ui/Button'
import { BoardCard } from './BoardCard'

export interface ColumnProps {
  entity: Entity
  names: Names
  column: Column
  tone?: Tone
  cardFields: readonly string[]
  /** Cards neither move nor change. */
  readOnly: boolean
  /** None where no new record may begin. */
  onAdd?: () => void
  onEdit: (row: Row) => void
  onRemove: (row: Row) => void
  /** A card was dropped before another one, or at the end. */
  onDrop: (id: string, beforeId: string | null) => void
  /** The column to the right (1) or left (-1) that a card may go to. */
  target: (row: Row, steps: 1 | -1) => string | null
  onMove: (row: Row, value: string) => void
}

const dots: Record<Tone, string> = {
  gray: 'bg-zinc-400',
  red: 'bg-red-500',
  amber: 'bg-amber-500',
  green: 'bg-emerald-500',
  blue: 'bg-sky-500',
  violet: 'bg-violet-500',
  pink: 'bg-pink-500',
}

export function BoardColumn({ column, tone = 'gray', onDrop, onAdd, ...card }: ColumnProps) {
  const [over, setOver] = useState(false)
  return (
    <section
      aria-label={column.label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop(event.dataTransfer.getData('text/plain'), null)
      }}
      className={cx(
        'flex w-72 shrink-0 snap-start flex-col rounded-2xl p-2 transition lg:w-auto lg:min-w-60 lg:flex-1',
        over ? 'bg-soft' : 'bg-sunken',
      )}
    >
      <header className="flex items-center gap-2 px-2 py-1.5">
        <span className={`size-2.5 rounded-full ${dots[tone]}`} />
        <h3 className="text-sm font-semibold">{column.label}</h3>
        <span className="text-sm text-muted tabular-nums">{column.rows.length}</span>
        {onAdd && !card.readOnly && (
          <IconButton
            icon="plus"
            label={`Add ${card.entity.singular.toLowerCase()} to ${column.label}`}
            className="ml-auto size-8"
            onClick={onAdd}
          />
        )}
      </header>
      <ul className="flex min-h-24 flex-col gap-2 pt-1">
        {column.rows.map((row) => (
          <BoardCard key={row.id} row={row} onDropBefore={(id) => onDrop(id, row.id)} {...card} />
        ))}
        {column.rows.length === 0 && (
          <li className="grid flex-1 place-items-center rounded-xl border border-dashed border-line py-8 text-sm text-muted">
            Nothing here
          </li>
        )}
      </ul>
    </section>
  )
}
