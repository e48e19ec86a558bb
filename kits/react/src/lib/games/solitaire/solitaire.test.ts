import { describe, expect, it } from 'vitest'
import { cardName, suits, type Card } from '../cards'
import { below, pick as choose, seeded } from '../random'
import {
  allCards,
  canFinish,
  canMove,
  drawCards,
  finish,
  fitGame,
  isWon,
  move,
  moveUp,
  newGame,
  picked,
  statusOf,
  tick,
  type Place,
  type Solitaire,
} from './game'

const places: Place[] = [
  { on: 'waste' },
  ...suits.map((suit) => ({ on: 'foundation' as const, suit })),
  ...[0, 1, 2, 3, 4, 5, 6].map((pile) => ({ on: 'tableau' as const, pile })),
]
const card = (rank: number, suit: Card['suit']): Card => ({ rank, suit })
const empty: Solitaire = {
  ...newGame(1, seeded(1)),
  stock: [],
  waste: [],
  tableau: Array.from({ length: 7 }, () => ({ down: [], up: [] })),
}
const withPiles = (...piles: Card[][]): Solitaire => ({
  ...empty,
  tableau: empty.tableau.map((pile, at) => ({ ...pile, up: piles[at] ?? [] })),
})

describe('solitaire', () => {
  it('keeps all 52 cards and its rules, whatever is moved', () => {
    for (let seed = 0; seed < 6; seed += 1) {
      const random = seeded(seed)
      let game = newGame(seed % 2 === 0 ? 1 : 3, random)
      for (let turn = 0; turn < 1500; turn += 1) {
        if (random() < 0.2) game = drawCards(game)
        else
          game = move(
            game,
            { place: choose(random, places), depth: below(random, 4) },
            choose(random, places),
          )
      }
      expect(new Set(allCards(game).map(cardName)).size).toBe(52)
      for (const { down, up } of game.tableau) {
        expect(up.length > 0 || down.length === 0).toBe(true)
        for (let at = 1; at < up.length; at += 1)
          expect(up[at]?.rank).toBe((up[at - 1]?.rank ?? 0) - 1)
      }
      expect(fitGame(JSON.parse(JSON.stringify(game)))).toEqual(game)
    }
  })

  it('deals one to seven cards, the last of each face up', () => {
    const { tableau, stock } = newGame(1, seeded(1))
    expect(tableau.map(({ down, up }) => [down.length, up.length])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((hidden) => [hidden, 1]),
    )
    expect(stock).toHaveLength(24)
  })

  it('draws one or three, and turns the waste over', () => {
    const one = drawCards(newGame(1, seeded(1)))
    expect(one.waste).toEqual([newGame(1, seeded(1)).stock.at(-1)])
    let three = newGame(3, seeded(1))
    const order = three.stock.toReversed()
    for (let turn = 0; turn < 8; turn += 1) three = drawCards(three)
    expect(three.stock).toEqual([])
    expect(three.waste).toEqual(order)
    expect(drawCards(three).stock.toReversed()).toEqual(order)
    expect(drawCards(empty)).toBe(empty)
  })

  it('knows what goes where', () => {
    const game = withPiles(
      [card(9, 'hearts'), card(8, 'spades')],
      [card(9, 'diamonds')],
      [card(1, 'clubs')],
      [card(13, 'hearts')],
    )
    const from = (pile: number, depth = 0) => ({ place: { on: 'tableau' as const, pile }, depth })
    const to = (pile: number): Place => ({ on: 'tableau', pile })
    expect(canMove(game, from(0), to(1))).toBe(true)
    expect(canMove(game, from(0, 1), to(1))).toBe(false)
    expect(canMove(game, from(1), to(0))).toBe(false)
    expect(canMove(game, from(3), to(5))).toBe(true)
    expect(canMove(game, from(0, 1), to(5))).toBe(false)
    expect(canMove(game, from(2), { on: 'foundation', suit: 'clubs' })).toBe(true)
    expect(canMove(game, from(2), { on: 'foundation', suit: 'spades' })).toBe(false)
    expect(picked(game, from(0, 1))).toHaveLength(2)
    const moved = move(game, from(0), to(1))
    expect(moved.tableau[1]?.up).toEqual([card(9, 'diamonds'), card(8, 'spades')])
    expect(moveUp(game, to(2)).foundations.clubs).toBe(1)
    expect(statusOf(game, from(0, 1))).toBe('9 of hearts and 1 more chosen: where to?')
  })

  it('turns hidden cards over', () => {
    const tableau = empty.tableau.with(0, { down: [card(4, 'clubs')], up: [card(1, 'hearts')] })
    const moved = moveUp({ ...empty, tableau }, { on: 'tableau', pile: 0 })
    expect(moved.tableau[0]).toEqual({ down: [], up: [card(4, 'clubs')] })
  })

  it('finishes by itself when nothing is hidden', () => {
    const piles = suits.map((suit) => Array.from({ length: 13 }, (_, at) => card(13 - at, suit)))
    const game = withPiles(...piles)
    expect(canFinish(game)).toBe(true)
    const done = finish(game)
    expect(isWon(done)).toBe(true)
    expect(statusOf(done, null)).toContain('You win!')
    expect(tick(done)).toBe(done)
  })
})
