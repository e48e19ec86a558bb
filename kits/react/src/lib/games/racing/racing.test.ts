import { describe, expect, it } from 'vitest'
import { idle, type Input } from '../arcade'
import { seeded } from '../random'
import {
  CAR,
  isOffRoad,
  isOver,
  laneX,
  LANES,
  middleAt,
  newGame,
  ROAD,
  score,
  step,
  WIDTH,
  type Action,
  type Racing,
} from './game'

const dt = 1 / 60
const hold = (...held: Action[]): Input<Action> => ({ ...idle, held: new Set(held) })

/** Drives in the lane with most room ahead. */
function pilot({ others, way, x }: Racing): Input<Action> {
  const room = [...Array(LANES).keys()].map((lane) => {
    const ahead = others
      .filter((one) => one.lane === lane && one.at > way - 8)
      .map((one) => one.at - way)
    return Math.min(90, ...ahead) - Math.abs(laneX(lane, way) - x) * 0.08
  })
  const lane = room.indexOf(Math.max(...room))
  const close = others.some(
    (one) => one.at > way && one.at < way + 16 && Math.abs(laneX(one.lane, one.at) - x) < 44,
  )
  return {
    held: new Set(close ? ['brake'] : []),
    pressed: [],
    pointer: { x: laneX(lane, way + 3), y: 0 },
  }
}

describe('racing', () => {
  it('keeps the car on the field, and always ends', () => {
    for (let seed = 0; seed < 4; seed += 1) {
      const random = seeded(seed)
      let game = newGame('hard')
      let input = idle as Input<Action>
      for (let frame = 0; frame < 60 * 400 && !isOver(game); frame += 1) {
        if (frame % 25 === 0) input = hold(random() < 0.5 ? 'left' : 'right', 'faster')
        const before = game
        game = step(game, input, dt, random)
        expect(game.x >= CAR.width / 2 && game.x <= WIDTH - CAR.width / 2).toBe(true)
        expect(game.way > before.way && game.speed >= 6 && game.speed <= game.top).toBe(true)
        expect([0, 1]).toContain(before.lives - game.lives)
      }
      expect(isOver(game)).toBe(true)
      expect(step(game, input, dt, random)).toBe(game)
    }
  })

  it('can be driven far by one who looks ahead', () => {
    for (let seed = 0; seed < 3; seed += 1) {
      const random = seeded(seed)
      let game = newGame('normal')
      for (let frame = 0; frame < 60 * 60 && !isOver(game); frame += 1)
        game = step(game, pilot(game), dt, random)
      expect(game.way).toBeGreaterThan(600)
      expect(score(game)).toBe(Math.floor(game.way / 10) + game.overtaken * 10)
    }
  })

  it('crashes into others, then is safe for a moment', () => {
    const other = { lane: 1, at: 0.5, speed: 0, look: 0, passed: false }
    const game = { ...newGame('normal'), others: [other], x: laneX(1, 0) }
    const crashed = step(game, idle, dt, seeded(1))
    expect(crashed).toMatchObject({ lives: 2, others: [] })
    expect(step({ ...crashed, others: [other] }, idle, dt, seeded(1)).lives).toBe(2)
  })

  it('is slow beside the road', () => {
    let game: Racing = { ...newGame('normal'), x: 20, nextAt: 9999, speed: 30 }
    expect(isOffRoad(game)).toBe(true)
    for (let frame = 0; frame < 120; frame += 1) game = step(game, hold('left'), dt, seeded(1))
    expect(game.speed).toBeLessThan(20)
  })

  it('never leaves the field with its road', () => {
    for (let metres = 0; metres < 5000; metres += 7)
      expect(Math.abs(middleAt(metres) - WIDTH / 2) + ROAD / 2).toBeLessThan(WIDTH / 2)
  })
})
