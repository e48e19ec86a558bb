import { cx } from '../../lib/cx'
import { cardName, isRed, type Card } from '../../lib/games/cards'
import { CardFace } from './PlayingCard'

interface Props {
  card: Card
  chosen: boolean
  onPress: () => void
  onDoublePress: () => void
  onDrag: () => void
}

/** A card that can be pressed and dragged. */
export function SolitaireCard({ card, chosen, onPress, onDoublePress, onDrag }: Props) {
  return (
    <button
      type="button"
      draggable
      aria-label={cardName(card)}
      aria-pressed={chosen}
      onClick={(event) => (event.detail === 2 ? onDoublePress() : onPress())}
      onDragStart={onDrag}
      className={cx('playing-card', isRed(card) && 'red', chosen && 'chosen')}
    >
      <CardFace card={card} />
    </button>
  )
}
