export const suits = ['spades', 'hearts', 'diamonds', 'clubs']
export const suitSymbols = {
  spades: '♠',
  hearts: '♥',
  diamonds: '♦',
  clubs: '♣',
}

const rankNames = { 1: 'Ace', 11: 'Jack', 12: 'Queen', 13: 'King' }

/** All 52 cards in order. */
export const deck = suits.flatMap((suit) =>
  Array.from({ length: 13 }, (_, at) => ({ suit, rank: at + 1 })),
)

export function isRed({ suit }) {
  return suit === 'hearts' || suit === 'diamonds'
}

/** What stands in the corner: `A`, `10`, `K`. */
export function rankSign({ rank }) {
  return rankNames[rank]?.[0] ?? String(rank)
}

/** `Queen of hearts`. */
export function cardName(card) {
  return `${rankNames[card.rank] ?? card.rank} of ${card.suit}`
}

/** Two decks can have the same card; a stored one must be one of these. */
export function isCard(value) {
  if (typeof value !== 'object' || value === null) return false
  const { suit, rank } = value
  return suits.includes(suit) && Number.isInteger(rank) && rank >= 1 && rank <= 13
}
