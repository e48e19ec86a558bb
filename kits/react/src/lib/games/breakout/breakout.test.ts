import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { idle, type Input } from '../arcade'
import { seeded } from '../random'
import {
  BRICK,
  HEIGHT,
  isOver,
  middle,
  newGame,
  paddleWidth,
  PADDLE_Y,
  RADIUS,
  step,
  WIDTH,
  type Action,
  type Ball,
  type Breakout,
} from './game'

const levels: readonly Difficulty[] = ['easy', 'normal', 'hard']

const dt = 1 / 120
const launch: Input<Action> = { ...idle, pressed: ['launch'] }

function run(game: Breakout, seconds: number, input: Input<Action> = idle, seed = 1): Breakout {
  const random = seeded(seed)
  let next = game
  for (let time = 0; time < seconds; time += dt) next = step(next, input, dt, random)
  return next
}

describe('breakout', () => {
  it('keeps everything on the field, whoever plays', () => {
    for (let seed = 0; seed < 4; seed += 1) {
      const random = seeded(seed)
      let game = newGame(levels[seed % 3] as Difficulty)
      for (let frame = 0; frame < 4000 && !isOver(game); frame += 1) {
        const before = game
        // Half of the players follow the ball, the others wander.
        const lowest = game.balls.reduce(
          (low, ball) => (ball.y > low.y ? ball : low),
          game.balls[0] as Ball,
        )
        const pointer = seed % 2 === 0 ? { x: lowest.x + (random() - 0.5) * 40, y: 0 } : null
        const held = new Set<Action>(random() < 0.5 ? ['left'] : ['right'])
        game = step(game, { held, pressed: [], pointer }, dt, random)
        check(before, game)
      }
    }
  })

  it('starts the ball on a key, or by itself after a while', () => {
    const game = newGame('normal')
    expect(run(game, 1).waiting).not.toBeNull()
    expect(step(game, launch, dt, seeded(1)).waiting).toBeNull()
    expect(run(game, 3).waiting).toBeNull()
  })

  it('sends the ball where the paddle is hit', () => {
    const at = (away: number) => {
      const game = newGame('normal')
      const ball = { x: game.paddle + away, y: PADDLE_Y - RADIUS - 1, vx: 0, vy: 200 }
      return step({ ...game, waiting: null, balls: [ball] }, idle, dt, seeded(1)).balls[0] as Ball
    }
    expect(at(0).vx).toBeCloseTo(0)
    expect(at(20).vx).toBeGreaterThan(0)
    expect(at(-20).vx).toBeLessThan(0)
    expect(at(30).vy).toBeLessThan(0)
    expect(at(60).vy).toBeGreaterThan(0)
  })

  it('breaks a brick with each hit it takes', () => {
    const brick = { column: 3, row: 0, hits: 2 }
    const other = { column: 0, row: 5, hits: 1 }
    const below = { x: middle(brick).x, y: middle(brick).y + BRICK.height / 2 + RADIUS - 1 }
    const ball = { ...below, vx: 0, vy: -10 }
    const game = { ...newGame('normal'), waiting: null, bricks: [brick, other], balls: [ball] }
    const once = step(game, idle, dt, seeded(1))
    expect(once.bricks).toEqual([{ ...brick, hits: 1 }, other])
    expect(once.balls[0]?.vy).toBe(10)
    expect(step({ ...once, balls: [ball] }, idle, dt, seeded(1)).bricks).toEqual([other])
    expect(once.points).toBe(10)
  })

  it('loses a life with the last ball and goes to the next level with the last brick', () => {
    const game = { ...newGame('normal'), waiting: null }
    const lost = step(
      { ...game, balls: [{ x: 5, y: HEIGHT + 9, vx: 0, vy: 9 }] },
      idle,
      dt,
      seeded(1),
    )
    expect(lost).toMatchObject({ lives: 2 })
    expect(lost.balls).toHaveLength(1)
    const won = step({ ...game, bricks: [] }, idle, dt, seeded(1))
    expect(won).toMatchObject({ level: 2, lives: 3, points: 100 })
    expect(won.speed).toBeGreaterThan(game.speed)
    expect(won.bricks.some((brick) => brick.hits === 2)).toBe(true)
  })

  it('gives what is caught', () => {
    const catchIt = (kind: 'wide' | 'balls' | 'life') => {
      const game = { ...newGame('normal'), waiting: null }
      const balls = [{ x: 50, y: 300, vx: 0, vy: -100 }]
      return step(
        { ...game, balls, gifts: [{ x: game.paddle, y: PADDLE_Y, kind }] },
        idle,
        dt,
        seeded(1),
      )
    }
    expect(paddleWidth(catchIt('wide'))).toBeGreaterThan(paddleWidth(newGame('normal')))
    expect(catchIt('balls').balls).toHaveLength(3)
    expect(catchIt('life').lives).toBe(4)
    expect(catchIt('life').gifts).toEqual([])
  })

  it('follows keys rather than the mouse', () => {
    const held = new Set<Action>(['left'])
    const game = run(newGame('normal'), 2, { held, pressed: [], pointer: { x: WIDTH, y: 0 } })
    expect(game.paddle).toBe(paddleWidth(game) / 2)
    expect(run(newGame('normal'), 0.1, { ...idle, pointer: { x: 100, y: 0 } }).paddle).toBe(100)
  })
})

function check(before: Breakout, game: Breakout) {
  const half = paddleWidth(game) / 2
  expect(game.paddle).toBeGreaterThanOrEqual(half - 0.001 - game.basic / 4)
  expect(game.paddle).toBeLessThanOrEqual(WIDTH - half + 0.001 + game.basic / 4)
  expect(game.balls.length).toBeGreaterThan(0)
  for (const { x, y } of game.balls)
    expect(x >= RADIUS && x <= WIDTH - RADIUS && y >= RADIUS).toBe(true)
  expect(game.points).toBeGreaterThanOrEqual(before.points)
  if (game.level === before.level)
    expect(game.bricks.length).toBeLessThanOrEqual(before.bricks.length)
}
