import { useState } from 'react'
import type { Card } from '../../lib/flashcards/leitner'
import { cx } from '../../lib/cx'
import { Button } from '../ui/Button'

interface Props {
  card: Card
  /** Cards still to learn, with this one. */
  left: number
  onAnswer: (known: boolean) => void
}

/** A card that is turned over by a click. */
export function FlashCard({ card, left, onAnswer }: Props) {
  const [flipped, setFlipped] = useState(false)
  return (
    <div className="flex flex-col gap-4">
      <button
        type="button"
        aria-pressed={flipped}
        onClick={() => setFlipped(!flipped)}
        className={cx(
          'flex min-h-64 flex-col rounded-2xl border shadow-card items-center justify-center gap-4 p-8 text-center transition hover:border-accent',
          flipped ? 'border-accent bg-soft' : 'border-line bg-surface',
        )}
      >
        <span className="text-xs font-medium tracking-wide uppercase opacity-80">
          {flipped ? 'Answer' : (card.deck ?? 'Question')}
        </span>
        <span className="text-2xl font-semibold tracking-tight text-balance break-words whitespace-pre-line">
          {flipped ? card.back : card.front}
        </span>
        {flipped && <span className="text-sm opacity-80">{card.front}</span>}
        <span className="sr-only">{flipped ? 'Turn the card back' : 'Flip card'}</span>
      </button>
      <div className="flex flex-wrap items-center justify-center gap-2">
        {flipped ? (
          <>
            <Button icon="x" className="min-w-36" onClick={() => onAnswer(false)}>
              Don’t know
            </Button>
            <Button look="primary" icon="check" className="min-w-36" onClick={() => onAnswer(true)}>
              Know
            </Button>
          </>
        ) : (
          <Button look="primary" className="min-w-36" onClick={() => setFlipped(true)}>
            Show answer
          </Button>
        )}
      </div>
      <p role="status" className="text-center text-sm text-muted">
        {left === 1 ? '1 card left' : `${left} cards left`}
      </p>
    </div>
  )
}
