import { describe, expect, it } from 'vitest'
import { cardName, deck, isCard, rankSign, type Card } from '../cards'
import { pick, seeded } from '../random'
import {
  bets,
  canDouble,
  deal,
  double,
  fitChips,
  hit,
  isBroke,
  newGame,
  placeBet,
  stand,
  START_CHIPS,
  statusOf,
  total,
  type Blackjack,
} from './game'

const cards = (...ranks: number[]): Card[] => ranks.map((rank) => ({ suit: 'spades', rank }))
const table = (player: number[], dealer: number[], stock: number[] = []): Blackjack => ({
  ...newGame(),
  chips: 475,
  phase: 'playing',
  player: cards(...player),
  dealer: cards(...dealer),
  stock: cards(...stock),
})

describe('blackjack', () => {
  it('never makes or loses chips but by its outcomes', () => {
    const random = seeded(7)
    let game = newGame()
    for (let round = 0; round < 2000; round += 1) {
      if (isBroke(game)) game = newGame()
      game = placeBet(game, pick(random, bets))
      const before = game.chips
      game = deal(game, random)
      while (game.phase === 'playing') game = pick(random, [hit, stand, double])(game)
      const all = [...game.player, ...game.dealer, ...game.stock]
      expect(new Set(all.map(cardName)).size).toBe(52)
      const won = { blackjack: 1.5, win: 1, push: 0, loss: -1, bust: -1 }[game.outcome ?? 'push']
      expect(game.chips - before).toBe(won * game.bet)
      if (game.outcome !== 'bust') expect(total(game.player)).toBeLessThanOrEqual(21)
      expect(game.chips).toBeGreaterThanOrEqual(0)
    }
  })

  it('counts aces as what is better', () => {
    expect(total(cards(1, 13))).toBe(21)
    expect(total(cards(1, 1))).toBe(12)
    expect(total(cards(1, 9, 5))).toBe(15)
    expect(total(cards(10, 11, 12))).toBe(30)
  })

  it('lets the dealer draw up to 16', () => {
    expect(stand(table([10, 9], [10, 6], [5])).dealer).toHaveLength(3)
    expect(stand(table([10, 9], [10, 7], [5])).dealer).toHaveLength(2)
    expect(stand(table([10, 9], [10, 6], [10])).outcome).toBe('win')
    expect(stand(table([10, 9], [10, 9])).outcome).toBe('push')
    expect(stand(table([10, 8], [10, 9])).outcome).toBe('loss')
  })

  it('ends with too much, and stands by itself at 21', () => {
    expect(hit(table([10, 6], [10, 7], [10])).outcome).toBe('bust')
    expect(hit(table([10, 6], [10, 7], [5]))).toMatchObject({ phase: 'over', outcome: 'win' })
    expect(hit(table([10, 2], [10, 7], [5])).phase).toBe('playing')
  })

  it('doubles the bet for one card', () => {
    const doubled = double(table([5, 6], [10, 7], [9, 9]))
    expect(doubled).toMatchObject({ bet: 50, chips: 450 + 100, outcome: 'win' })
    expect(doubled.player).toHaveLength(3)
    expect(canDouble({ ...table([5, 6], [10, 7]), chips: 10 })).toBe(false)
  })

  it('pays three to two for a blackjack, if only the player has one', () => {
    let found = 0
    for (let seed = 0; seed < 400; seed += 1) {
      const game = deal(newGame(), seeded(seed))
      if (game.outcome !== 'blackjack') continue
      found += 1
      expect(game.chips).toBe(START_CHIPS + 37.5)
      expect(statusOf(game)).toBe('Blackjack! You win 37.5 chips.')
    }
    expect(found).toBeGreaterThan(5)
  })

  it('bets only what is there', () => {
    expect(placeBet(newGame(40), 50).bet).toBe(25)
    expect(placeBet(newGame(10), 25).bet).toBe(10)
    expect(fitChips('x')).toBe(START_CHIPS)
    expect(fitChips(120)).toBe(120)
    expect(statusOf({ ...newGame(), chips: 0 })).toContain('Game over.')
  })
})

describe('cards', () => {
  it('are 52 with their names', () => {
    expect(deck).toHaveLength(52)
    expect(cardName({ suit: 'hearts', rank: 12 })).toBe('Queen of hearts')
    expect([1, 10, 11, 13].map((rank) => rankSign({ suit: 'clubs', rank }))).toEqual([
      'A',
      '10',
      'J',
      'K',
    ])
    expect(isCard({ suit: 'clubs', rank: 14 })).toBe(false)
    expect(isCard({ suit: 'clubs', rank: 2 })).toBe(true)
  })
})
