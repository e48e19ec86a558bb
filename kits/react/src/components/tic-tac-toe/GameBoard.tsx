import { useRef, type KeyboardEvent } from 'react'
import { cx } from '../../lib/cx'
import type { Cells } from '../../lib/tic-tac-toe/game'

interface Props {
  cells: Cells
  winning: readonly number[]
  over: boolean
  onPlay: (at: number) => void
}

const steps: Record<string, (at: number) => number> = {
  ArrowLeft: (at) => (at % 3 === 0 ? at : at - 1),
  ArrowRight: (at) => (at % 3 === 2 ? at : at + 1),
  ArrowUp: (at) => (at < 3 ? at : at - 3),
  ArrowDown: (at) => (at > 5 ? at : at + 3),
}

/** Nine buttons; the arrow keys move between them. */
export function GameBoard({ cells, winning, over, onPlay }: Props) {
  const board = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent, at: number) {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    board.current?.querySelectorAll('button')[step(at)]?.focus()
  }

  return (
    <div
      ref={board}
      role="group"
      aria-label="Board"
      className="grid w-full max-w-xs grid-cols-3 gap-2.5"
    >
      {cells.map((mark, at) => (
        <button
          key={at}
          type="button"
          aria-label={`Row ${Math.floor(at / 3) + 1}, column ${(at % 3) + 1}: ${mark ?? 'empty'}`}
          // Not `disabled`: taken cells must stay reachable with the arrow keys.
          aria-disabled={mark !== null || over}
          onClick={() => onPlay(at)}
          onKeyDown={(event) => onKeyDown(event, at)}
          className={cx(
            'grid aspect-square place-items-center rounded-2xl border text-5xl font-bold shadow-card transition',
            winning.includes(at) ? 'border-accent bg-soft' : 'border-line bg-surface',
            mark === null && !over && 'hover:border-accent hover:bg-soft',
            mark === 'O' ? 'text-ink' : 'text-accent',
          )}
        >
          {mark}
        </button>
      ))}
    </div>
  )
}
