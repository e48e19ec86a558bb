import { describe, expect, it } from 'vitest'
import { pick, seeded } from '../random'
import {
  advance,
  attack,
  build,
  buildCosts,
  buildProblem,
  capacity,
  fitGame,
  isWon,
  newGame,
  population,
  power,
  rates,
  room,
  train,
  trainProblem,
  type Strategy,
} from './game'
import { names } from './names'
import { buildings, missions, resources, units } from './rules'
import { costText, effectText, missionState, statusOf } from './texts'

const rich = (): Strategy => ({
  ...newGame(0),
  stocks: { food: 5e3, wood: 5e3, stone: 5e3, gold: 5e3 },
})

describe('strategy', () => {
  it('keeps its rules whatever is done', () => {
    const random = seeded(3)
    let game = newGame(0)
    for (let turn = 1; turn < 4000; turn += 1) {
      const before = game
      const choice = random()
      if (choice < 0.4) game = build(game, pick(random, buildings))
      else if (choice < 0.8) game = train(game, pick(random, units))
      else if (choice < 0.85 && power(game) > 1.2 * (missions[game.done]?.strength ?? 0))
        game = attack(game, random)
      game = advance(game, turn * 3000)
      expect(resources.every((resource) => game.stocks[resource] >= 0)).toBe(true)
      expect(population(game)).toBeLessThanOrEqual(room(game))
      expect(game.done - before.done === 0 || game.done - before.done === 1).toBe(true)
      expect(buildings.every((one) => game.levels[one] >= before.levels[one])).toBe(true)
    }
    expect(isWon(game)).toBe(true)
    expect(fitGame(JSON.parse(JSON.stringify(game)))).toEqual(game)
  })

  it('gives the same in one long step as in many short ones', () => {
    const start = train(
      build({ ...rich(), levels: { ...rich().levels, barracks: 1 } }, 'farm'),
      'militia',
    )
    let short = start
    for (let at = 1; at <= 200; at += 1) short = advance(short, at * 250)
    const long = advance(start, 50_000)
    expect(long.levels).toEqual(short.levels)
    expect(long.army).toEqual(short.army)
    for (const resource of resources)
      expect(long.stocks[resource]).toBeCloseTo(short.stocks[resource], 4)
  })

  it('builds one thing at a time, for its price', () => {
    const game = build(newGame(0), 'farm')
    expect(game.stocks.wood).toBe(150 - (buildCosts(newGame(0), 'farm').wood ?? 0))
    expect(buildProblem(game, 'sawmill')).toBe('The builders are busy')
    expect(statusOf(game, names.kingdom)).toContain('Building: Farm')
    const built = advance(game, 60_000)
    expect(built.levels.farm).toBe(2)
    expect(rates(built).food).toBeGreaterThan(rates(game).food)
    expect(buildProblem(newGame(0), 'academy')).toBe('Not enough resources')
  })

  it('does not store more than there is room for, nor for ever', () => {
    const later = advance(newGame(0), 1000 * 3600 * 24 * 365)
    expect(later.stocks.food).toBe(capacity(later))
    expect(advance(newGame(5000), 0).stocks).toEqual(newGame(5000).stocks)
  })

  it('trains units when there are barracks and room', () => {
    expect(trainProblem(rich(), 'militia')).toBe('Needs level 1')
    let game: Strategy = { ...rich(), levels: { ...rich().levels, barracks: 3 } }
    for (let at = 0; at < 9; at += 1) game = train(game, 'knight')
    expect(game.training).toHaveLength(5)
    expect(trainProblem(game, 'knight')).toBe('No room')
    expect(advance(game, 600_000).army.knight).toBe(5)
  })

  it('wins and loses missions with losses', () => {
    const strong = { ...newGame(0), army: { militia: 10, archer: 0, knight: 0 } }
    const won = attack(strong, seeded(1))
    expect(won).toMatchObject({ done: 1, lastBattle: { won: true } })
    expect(won.army.militia).toBeLessThan(10)
    expect(won.stocks.food).toBeGreaterThan(strong.stocks.food)
    const lost = attack({ ...strong, done: 5 }, seeded(1))
    expect(lost).toMatchObject({
      done: 5,
      army: { militia: 5 },
      lastBattle: { won: false, lost: 5 },
    })
    expect(attack(newGame(0), seeded(1))).toEqual(newGame(0))
    expect(missionState(won, 0)).toBe('done')
    expect(missionState(won, 2)).toBe('locked')
  })

  it('has names for everything, in every setting', () => {
    for (const one of Object.values(names)) {
      expect(one.missions).toHaveLength(missions.length)
      for (const building of buildings) expect(effectText(rich(), building, one)).not.toBe('')
    }
    expect(costText({ wood: 40, gold: 5 }, names.space)).toBe('40 metal, 5 credits')
    for (const broken of [
      null,
      {},
      { ...newGame(0), done: 'x' },
      { ...newGame(0), training: [{ unit: 'x' }] },
    ])
      expect(fitGame(broken)).toBeNull()
  })
})
