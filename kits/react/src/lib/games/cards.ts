export const suits = ['spades', 'hearts', 'diamonds', 'clubs'] as const
export type Suit = (typeof suits)[number]

export interface Card {
  suit: Suit
  /** 1 is the ace, 11 to 13 are jack, queen and king. */
  rank: number
}

export const suitSymbols: Record<Suit, string> = {
  spades: '♠',
  hearts: '♥',
  diamonds: '♦',
  clubs: '♣',
}

const rankNames: Record<number, string> = { 1: 'Ace', 11: 'Jack', 12: 'Queen', 13: 'King' }

/** All 52 cards in order. */
export const deck: readonly Card[] = suits.flatMap((suit) =>
  Array.from({ length: 13 }, (_, at) => ({ suit, rank: at + 1 })),
)

export function isRed({ suit }: Card): boolean {
  return suit === 'hearts' || suit === 'diamonds'
}

/** What stands in the corner: `A`, `10`, `K`. */
export function rankSign({ rank }: Card): string {
  return rankNames[rank]?.[0] ?? String(rank)
}

/** `Queen of hearts`. */
export function cardName(card: Card): string {
  return `${rankNames[card.rank] ?? card.rank} of ${card.suit}`
}

/** Two decks can have the same card; a stored one must be one of these. */
export function isCard(value: unknown): value is Card {
  if (typeof value !== 'object' || value === null) return false
  const { suit, rank } = value as Card
  return suits.includes(suit) && Number.isInteger(rank) && rank >= 1 && rank <= 13
}
