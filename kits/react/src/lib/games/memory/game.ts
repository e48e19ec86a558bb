import type { Difficulty } from '../difficulty'
import { shuffled, type Random } from '../random'
import type { Face } from './themes'

export interface Card {
  face: Face
  state: 'hidden' | 'open' | 'found'
}

export interface Memory {
  cards: readonly Card[]
  columns: number
  /** Two cards turned over are one move. */
  moves: number
}

export const help =
  'Turn over two cards. Two that match stay open; find all pairs in as few moves as you can. With the keyboard, use the arrow keys and Enter.'

const sizes: Record<Difficulty, { pairs: number; columns: number }> = {
  easy: { pairs: 6, columns: 4 },
  normal: { pairs: 8, columns: 4 },
  hard: { pairs: 12, columns: 6 },
}

export function newGame(difficulty: Difficulty, faces: readonly Face[], random: Random): Memory {
  const { pairs, columns } = sizes[difficulty]
  const chosen = shuffled(random, faces).slice(0, pairs)
  const cards = shuffled(random, [...chosen, ...chosen])
  return { cards: cards.map((face) => ({ face, state: 'hidden' })), columns, moves: 0 }
}

/** Turns a card over. Two that differ stay open until the next one, or until they are covered. */
export function flip(memory: Memory, at: number): Memory {
  if (memory.cards[at]?.state !== 'hidden') return memory
  const covered = isMismatch(memory) ? cover(memory) : memory
  const cards = setState(covered.cards, [at], 'open')
  const open = openCards(cards)
  if (open.length < 2) return { ...covered, cards }
  const [a, b] = open as [number, number]
  const found = cards[a]?.face === cards[b]?.face
  return {
    ...covered,
    cards: found ? setState(cards, open, 'found') : cards,
    moves: covered.moves + 1,
  }
}

/** Two different cards are open. */
export function isMismatch({ cards }: Memory): boolean {
  return openCards(cards).length === 2
}

export function cover(memory: Memory): Memory {
  return { ...memory, cards: setState(memory.cards, openCards(memory.cards), 'hidden') }
}

export function pairsFound({ cards }: Memory): number {
  return cards.filter((card) => card.state === 'found').length / 2
}

export function isWon({ cards }: Memory): boolean {
  return cards.every((card) => card.state === 'found')
}

export function statusOf(memory: Memory): string {
  const { cards, moves } = memory
  if (isWon(memory)) return `You win! All pairs found in ${moves} moves.`
  if (isMismatch(memory)) return 'No match'
  if (openCards(cards).length === 1) return 'Find the other one'
  return moves === 0 ? 'Turn over two cards' : `${pairsFound(memory)} of ${cards.length / 2} pairs`
}

export function labelOf({ face, state }: Card, at: number): string {
  const shown = { hidden: 'face down', open: face.name, found: `${face.name}, found` }[state]
  return `Card ${at + 1}: ${shown}`
}

function openCards(cards: readonly Card[]): number[] {
  return cards.flatMap((card, at) => (card.state === 'open' ? [at] : []))
}

function setState(cards: readonly Card[], places: readonly number[], state: Card['state']): Card[] {
  return cards.map((card, at) => (places.includes(at) ? { ...card, state } : card))
}
