import { countBoxes, type Card, type Progress } from '../../lib/flashcards/leitner'
import { cardStyle } from '../ui/styles'

/** How many cards lie in which box: the higher the box, the better a card is known. */
export function BoxCounts({ cards, progress }: { cards: readonly Card[]; progress: Progress }) {
  const { fresh, boxes } = countBoxes(cards, progress)
  const items = [
    { label: 'New', count: fresh },
    ...boxes.map((count, index) => ({ label: `Box ${index + 1}`, count })),
  ]
  return (
    <dl
      aria-label="Boxes"
      className={`${cardStyle} grid grid-cols-3 gap-y-3 py-3 text-center sm:grid-cols-6`}
    >
      {items.map((item) => (
        <div key={item.label} className="flex flex-col-reverse px-2">
          <dd className="text-lg font-semibold tabular-nums">{item.count}</dd>
          <dt className="text-xs text-muted">{item.label}</dt>
        </div>
      ))}
    </dl>
  )
}
