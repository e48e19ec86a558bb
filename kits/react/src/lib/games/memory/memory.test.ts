import { describe, expect, it } from 'vitest'
import { below, seeded } from '../random'
import {
  cover,
  flip,
  isMismatch,
  isWon,
  labelOf,
  newGame,
  pairsFound,
  statusOf,
  type Card,
} from './game'
import { ownFaces, themes } from './themes'

const pairs = { easy: 6, normal: 8, hard: 12 } as const

describe('memory', () => {
  it('has every face twice, at every level and in every theme', () => {
    for (const level of ['easy', 'normal', 'hard'] as const) {
      for (const faces of Object.values(themes)) {
        const { cards, columns } = newGame(level, faces, seeded(1))
        expect(cards).toHaveLength(pairs[level] * 2)
        expect(cards.length % columns).toBe(0)
        const names = cards.map(({ face }) => face.name)
        expect(names.every((name) => names.filter((other) => other === name).length === 2)).toBe(
          true,
        )
      }
    }
  })

  it('is won in the end, whatever is turned over', () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const random = seeded(seed)
      let game = newGame('easy', themes.shapes, random)
      for (let turn = 0; turn < 5000 && !isWon(game); turn += 1) {
        const before = game
        game = flip(game, below(random, game.cards.length))
        expect(pairsFound(game)).toBeGreaterThanOrEqual(pairsFound(before))
        expect(game.cards.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(2)
      }
      expect(isWon(game)).toBe(true)
      expect(statusOf(game)).toMatch(/^You win! All pairs found in \d+ moves\.$/)
    }
  })

  it('keeps two different cards open until the next one', () => {
    const game = newGame('easy', themes.letters, seeded(2))
    const other = game.cards.findIndex(({ face }) => face !== game.cards[0]?.face)
    const open = flip(flip(game, 0), other)
    expect(isMismatch(open)).toBe(true)
    expect(open.moves).toBe(1)
    expect(cover(open).cards).toEqual(game.cards)
    const next = game.cards.findIndex((_, at) => at !== 0 && at !== other)
    expect(flip(open, next).cards.filter(({ state }) => state === 'open')).toHaveLength(1)
  })

  it('takes no card twice', () => {
    const game = flip(newGame('easy', themes.letters, seeded(2)), 0)
    expect(flip(game, 0)).toBe(game)
    expect(flip(game, 99)).toBe(game)
  })

  it('plays with words of one’s own, and tells what is on a card', () => {
    const game = newGame('hard', ownFaces(['Ada', 'Grace']), seeded(1))
    expect(game.cards).toHaveLength(4)
    const [card] = flip(game, 0).cards
    expect(labelOf(card as Card, 0)).toMatch(/^Card 1: (Ada|Grace)$/)
    expect(labelOf(game.cards[0] as Card, 0)).toBe('Card 1: face down')
  })
})
