import { describe, expect, it } from 'vitest'
import { idle, type Input } from '../arcade'
import { seeded } from '../random'
import {
  GOAL,
  HEIGHT,
  newGame,
  PADDLE,
  RADIUS,
  step,
  WIDTH,
  winner,
  type Action,
  type Pong,
} from './game'
import { pongForTwo, pongGame } from './pong'

const dt = 1 / 120

/** Plays to the end; `aim` is how far from the ball the left player holds the paddle. */
function play(game: Pong, seed: number, aim: number | null): Pong {
  const random = seeded(seed)
  let next = game
  for (let frame = 0; frame < 120 * 600 && !winner(next); frame += 1) {
    const pointer = aim === null ? null : { x: 0, y: next.ball.y + aim }
    next = step(next, { ...idle, pointer }, dt, random)
    check(next)
  }
  return next
}

describe('pong', () => {
  it('ends with one who has enough points', () => {
    for (let seed = 0; seed < 6; seed += 1) {
      const over = play(newGame('hard', seeded(seed)), seed, null)
      expect(winner(over)).toBe('right')
      expect(Math.max(over.points.left, over.points.right)).toBe(GOAL)
      expect(step(over, idle, dt, seeded(1))).toBe(over)
      expect(pongGame.result(over)).toBe('The computer wins.')
    }
  })

  it('can be won against the easy computer', () => {
    const over = play(newGame('easy', seeded(3)), 3, PADDLE.height * 0.42)
    expect(winner(over)).toBe('left')
    expect(pongForTwo.result(over)).toBe('The left player wins!')
  })

  it('returns the ball faster and at the angle of the hit', () => {
    const game = { ...newGame('normal', seeded(1)), pause: 0 }
    const x = PADDLE.margin + PADDLE.width + RADIUS + 1
    const hit = (y: number) =>
      step({ ...game, left: 150, ball: { x, y, vx: -300, vy: 0 } }, idle, dt, seeded(1)).ball
    expect(hit(150)).toMatchObject({ vx: 315, vy: 0 })
    expect(hit(170).vy).toBeGreaterThan(0)
    expect(hit(130).vy).toBeLessThan(0)
    expect(hit(250).vx).toBe(-300)
  })

  it('serves to whoever has lost the point', () => {
    const game = { ...newGame('normal', seeded(1)), pause: 0 }
    const scored = step(
      { ...game, ball: { x: WIDTH + 9, y: 20, vx: 200, vy: 0 } },
      idle,
      dt,
      seeded(1),
    )
    expect(scored.points).toEqual({ left: 1, right: 0 })
    expect(scored.ball.vx).toBeGreaterThan(0)
    expect(scored.pause).toBeGreaterThan(0)
  })

  it('lets two people move their own paddles only', () => {
    const input: Input<Action> = { ...idle, held: new Set(['up', 'otherDown']) }
    let game = newGame('normal', seeded(1), true)
    for (let frame = 0; frame < 300; frame += 1) game = step(game, input, dt, seeded(1))
    expect(game.left).toBe(PADDLE.height / 2)
    expect(game.right).toBe(HEIGHT - PADDLE.height / 2)
  })
})

function check({ ball, left, right, points }: Pong) {
  expect(ball.y >= RADIUS && ball.y <= HEIGHT - RADIUS).toBe(true)
  for (const paddle of [left, right])
    expect(paddle >= PADDLE.height / 2 && paddle <= HEIGHT - PADDLE.height / 2).toBe(true)
  expect(points.left <= GOAL && points.right <= GOAL).toBe(true)
}
