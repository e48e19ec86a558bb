import { cardName, deck, isCard, isRed, suits, type Card, type Suit } from '../cards'
import { shuffled, type Random } from '../random'

export interface Pile {
  /** Face down, from the bottom. */
  down: readonly Card[]
  up: readonly Card[]
}

/** Klondike. */
export interface Solitaire {
  /** The next card to draw comes last. */
  stock: readonly Card[]
  waste: readonly Card[]
  /** How many cards of each suit lie on its foundation. */
  foundations: Readonly<Record<Suit, number>>
  tableau: readonly Pile[]
  /** Cards drawn at a time. */
  draw: 1 | 3
  moves: number
  seconds: number
}

/** A place cards come from or go to. */
export type Place =
  { on: 'waste' } | { on: 'foundation'; suit: Suit } | { on: 'tableau'; pile: number }

/** A card in a place: `depth` counts from the top, so that 0 is the uppermost. */
export interface Pick {
  place: Place
  depth: number
}

export const help =
  'Build each suit from ace to king on its foundation. In the seven piles, cards go down in alternating colours; only a king goes to an empty pile. Press a card and then its new place, drag it, or double-click it to send it to the foundation.'

export function newGame(draw: 1 | 3, random: Random): Solitaire {
  const cards = shuffled(random, deck)
  const tableau = Array.from({ length: 7 }, (_, pile) => {
    const dealt = cards.splice(0, pile + 1)
    return { down: dealt.slice(0, -1), up: dealt.slice(-1) }
  })
  const foundations = Object.fromEntries(suits.map((suit) => [suit, 0])) as Solitaire['foundations']
  return { stock: cards, waste: [], foundations, tableau, draw, moves: 0, seconds: 0 }
}

/** Turns over the next cards; when there are none, the waste becomes the stock again. */
export function drawCards(game: Solitaire): Solitaire {
  const { stock, waste, draw } = game
  if (stock.length === 0 && waste.length === 0) return game
  const moves = game.moves + 1
  if (stock.length === 0) return { ...game, stock: waste.toReversed(), waste: [], moves }
  const drawn = stock.slice(-draw).toReversed()
  return { ...game, stock: stock.slice(0, -draw), waste: [...waste, ...drawn], moves }
}

/** The cards that would move. */
export function picked(
  { waste, foundations, tableau }: Solitaire,
  { place, depth }: Pick,
): readonly Card[] {
  if (place.on === 'waste') return waste.slice(-1)
  if (place.on === 'foundation') {
    const rank = foundations[place.suit]
    return rank > 0 ? [{ suit: place.suit, rank }] : []
  }
  return tableau[place.pile]?.up.slice(-1 - depth) ?? []
}

export function canMove(game: Solitaire, pick: Pick, to: Place): boolean {
  const cards = picked(game, pick)
  const [first] = cards
  if (!first || to.on === 'waste') return false
  if (to.on === 'foundation') {
    return (
      cards.length === 1 && first.suit === to.suit && game.foundations[to.suit] === first.rank - 1
    )
  }
  if (pick.place.on === 'tableau' && pick.place.pile === to.pile) return false
  const target = game.tableau[to.pile]
  const top = target?.up.at(-1)
  if (!top) return target?.down.length === 0 && first.rank === 13
  return isRed(top) !== isRed(first) && top.rank === first.rank + 1
}

export function move(game: Solitaire, pick: Pick, to: Place): Solitaire {
  if (!canMove(game, pick, to)) return game
  const cards = picked(game, pick)
  return { ...put(take(game, pick), cards, to), moves: game.moves + 1 }
}

/** Sends the uppermost card of a place to its foundation. */
export function moveUp(game: Solitaire, place: Place): Solitaire {
  const pick = { place, depth: 0 }
  const [card] = picked(game, pick)
  return card ? move(game, pick, { on: 'foundation', suit: card.suit }) : game
}

/** When nothing is hidden any more the rest goes by itself. */
export function canFinish(game: Solitaire): boolean {
  const hidden = game.tableau.some(({ down }) => down.length > 0)
  return !hidden && game.stock.length === 0 && game.waste.length <= 1 && !isWon(game)
}

export function finish(game: Solitaire): Solitaire {
  if (!canFinish(game)) return game
  const places: Place[] = [
    { on: 'waste' },
    ...game.tableau.map((_, pile) => ({ on: 'tableau' as const, pile })),
  ]
  let next = game
  for (;;) {
    const before = next
    next = places.reduce(moveUp, next)
    if (next === before) return next
  }
}

export function isWon({ foundations }: Solitaire): boolean {
  return suits.every((suit) => foundations[suit] === 13)
}

export function cardsUp({ foundations }: Solitaire): number {
  return suits.reduce((sum, suit) => sum + foundations[suit], 0)
}

export function tick(game: Solitaire): Solitaire {
  return isWon(game) || game.moves === 0 ? game : { ...game, seconds: game.seconds + 1 }
}

export function statusOf(game: Solitaire, pick: Pick | null): string {
  if (isWon(game)) return `You win! ${game.moves} moves.`
  const [first, ...others] = pick ? picked(game, pick) : []
  if (first) {
    const more = others.length > 0 ? ` and ${others.length} more` : ''
    return `${cardName(first)}${more} chosen: where to?`
  }
  return `${cardsUp(game)} of 52 cards on the foundations`
}

/** A stored game; null for anything else. */
export function fitGame(stored: unknown): Solitaire | null {
  if (typeof stored !== 'object' || stored === null) return null
  const game = stored as Solitaire
  const isPile = (cards: unknown) => Array.isArray(cards) && cards.every(isCard)
  const { tableau, foundations, draw } = game
  if (!isPile(game.stock) || !isPile(game.waste) || !Array.isArray(tableau) || tableau.length !== 7)
    return null
  if (!tableau.every((pile) => isPile(pile?.down) && isPile(pile?.up))) return null
  if ((draw !== 1 && draw !== 3) || typeof foundations !== 'object' || foundations === null)
    return null
  if (![game.moves, game.seconds].every((value) => Number.isInteger(value) && value >= 0))
    return null
  return new Set(allCards(game).map(cardName)).size === 52 && allCards(game).length === 52
    ? game
    : null
}

export function allCards({ stock, waste, tableau, foundations }: Solitaire): Card[] {
  const up = suits.flatMap((suit) =>
    Array.from({ length: foundations[suit] }, (_, at) => ({ suit, rank: at + 1 })),
  )
  return [...stock, ...waste, ...tableau.flatMap((pile) => [...pile.down, ...pile.up]), ...up]
}

function take(game: Solitaire, { place, depth }: Pick): Solitaire {
  if (place.on === 'waste') return { ...game, waste: game.waste.slice(0, -1) }
  if (place.on === 'foundation') {
    const rank = game.foundations[place.suit] - 1
    return { ...game, foundations: { ...game.foundations, [place.suit]: rank } }
  }
  const pile = game.tableau[place.pile] as Pile
  const up = pile.up.slice(0, -1 - depth)
  // The next hidden card is turned over.
  const opened =
    up.length > 0
      ? { down: pile.down, up }
      : { down: pile.down.slice(0, -1), up: pile.down.slice(-1) }
  return { ...game, tableau: game.tableau.with(place.pile, opened) }
}

function put(game: Solitaire, cards: readonly Card[], to: Place): Solitaire {
  if (to.on === 'foundation') {
    return {
      ...game,
      foundations: { ...game.foundations, [to.suit]: game.foundations[to.suit] + 1 },
    }
  }
  if (to.on === 'waste') return game
  const pile = game.tableau[to.pile] as Pile
  return { ...game, tableau: game.tableau.with(to.pile, { ...pile, up: [...pile.up, ...cards] }) }
}
