import { cx } from '../../lib/cx'
import { cardName, isRed, rankSign, suitSymbols, type Card } from '../../lib/games/cards'

/** A card on the table; null is face down. */
export function PlayingCard({ card }: { card: Card | null }) {
  if (!card) return <span role="img" aria-label="Face down" className="playing-card down" />
  return (
    <span
      role="img"
      aria-label={cardName(card)}
      className={cx('playing-card', isRed(card) && 'red')}
    >
      <CardFace card={card} />
    </span>
  )
}

export function CardFace({ card }: { card: Card }) {
  return (
    <>
      <span className="corner">
        <span>{rankSign(card)}</span>
        <span>{suitSymbols[card.suit]}</span>
      </span>
      <span className="pip">{suitSymbols[card.suit]}</span>
    </>
  )
}
