import { describe, expect, it } from 'vitest'
import { pick, seeded } from '../random'
import {
  advance,
  amount,
  buy,
  buyPower,
  click,
  fitGame,
  milestone,
  newGame,
  perClick,
  perSecond,
  powerPrice,
  priceOf,
  producers,
  visible,
  type Clicker,
} from './game'

const rich = (coins: number): Clicker => ({ ...newGame(0), coins, earned: coins })

describe('clicker', () => {
  it('never spends what it does not have', () => {
    const random = seeded(1)
    let game = newGame(0)
    for (let turn = 1; turn < 3000; turn += 1) {
      const before = game
      game =
        random() < 0.6
          ? click(game)
          : random() < 0.1
            ? buyPower(game)
            : buy(game, pick(random, producers))
      game = advance(game, turn * 500)
      expect(game.coins).toBeGreaterThanOrEqual(0)
      expect(game.earned).toBeGreaterThanOrEqual(Math.max(before.earned, game.coins - 1e-6))
      expect(perSecond(game)).toBeGreaterThanOrEqual(perSecond(before))
    }
    expect(perSecond(game)).toBeGreaterThan(1)
    expect(fitGame(JSON.parse(JSON.stringify(game)))).toEqual(game)
  })

  it('gets dearer with each one bought', () => {
    const [helper] = producers
    if (!helper) throw new Error('there is no producer')
    const game = buy(rich(100), helper)
    expect(game.coins).toBe(85)
    expect(priceOf(game, helper)).toBe(18)
    expect(buy(newGame(0), helper)).toEqual(newGame(0))
    expect(visible(newGame(0))).toEqual([helper])
  })

  it('doubles the click', () => {
    const game = buyPower(rich(60))
    expect(perClick(game)).toBe(2)
    expect(powerPrice(game)).toBe(240)
    expect(click(game)).toMatchObject({ coins: 2, clicks: 1 })
    expect(buyPower(game)).toBe(game)
  })

  it('goes on while nobody is there, for a while', () => {
    const game = { ...newGame(1000), owned: { cart: 2 } }
    expect(advance(game, 11_000).coins).toBeCloseTo(20)
    expect(advance(game, 1000 + 1000 * 3600 * 24 * 30).coins).toBeCloseTo(2 * 8 * 3600)
    expect(advance(game, 0).coins).toBe(0)
  })

  it('writes amounts for people', () => {
    expect([0, 0.25, 12.9, 1234, 99_999].map(amount)).toEqual(['0', '0.2', '12', '1,234', '99,999'])
    expect(amount(1_254_000)).toBe('1.25 million')
    expect(amount(150_000)).toBe('150.00 thousand')
    expect(milestone(rich(1500))).toEqual({ reached: 2, next: 10_000 })
  })

  it('refuses what is no game', () => {
    for (const broken of [
      null,
      1,
      {},
      { ...newGame(0), coins: -1 },
      { ...newGame(0), owned: { a: 'b' } },
    ])
      expect(fitGame(broken)).toBeNull()
  })
})
