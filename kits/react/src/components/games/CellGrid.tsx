import { useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { neighbour } from '../../lib/games/cells'

export interface Cell {
  /** What it is and what it holds, for screen readers. */
  label: string
  className?: string
  content?: ReactNode
  /** Pressing it does nothing; it stays reachable with the arrow keys. */
  inactive?: boolean
}

interface Props {
  label: string
  className: string
  columns: number
  cells: readonly Cell[]
  onPress: (at: number) => void
  /** Right click, long press and the F key. */
  onMark?: (at: number) => void
  onKey?: (key: string, at: number) => void
  /** The keyboard has moved to a cell. */
  onCurrent?: (at: number) => void
}

/** A board of buttons: one stop for Tab, the arrow keys move inside. */
export function CellGrid(props: Props) {
  const { label, className, columns, cells, onPress, onMark, onKey, onCurrent } = props
  const board = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, cells.length - 1)

  function onKeyDown(event: KeyboardEvent, at: number) {
    const next = neighbour(event.key, at, columns, cells.length)
    if (event.key.startsWith('Arrow')) event.preventDefault()
    if (next !== null) board.current?.querySelectorAll('button')[next]?.focus()
    else if (event.key.toLowerCase() === 'f' && onMark) onMark(at)
    else if (!event.ctrlKey && !event.metaKey) onKey?.(event.key, at)
  }

  return (
    <div
      ref={board}
      role="group"
      aria-label={label}
      className={`cell-grid ${className}`}
      style={{ '--columns': columns } as CSSProperties}
    >
      {cells.map((cell, at) => (
        <button
          key={at}
          type="button"
          tabIndex={at === stop ? 0 : -1}
          aria-label={cell.label}
          aria-disabled={cell.inactive}
          className={cell.className}
          onFocus={() => {
            setCurrent(at)
            onCurrent?.(at)
          }}
          onClick={() => onPress(at)}
          onContextMenu={(event) => {
            if (!onMark) return
            event.preventDefault()
            onMark(at)
          }}
          onKeyDown={(event) => onKeyDown(event, at)}
        >
          {cell.content}
        </button>
      ))}
    </div>
  )
}
