import { describe, expect, it } from 'vitest'
import { idle } from '../arcade'
import { seeded } from '../random'
import { BIRD, GROUND, HEIGHT, newGame, step, type Flappy, type Pipe } from './game'

const dt = 1 / 120
const flap = { ...idle, pressed: ['flap' as const] }

/** Flaps whenever it is below the next gap's lower part. */
function pilot(game: Flappy, seed: number, seconds: number): Flappy {
  const random = seeded(seed)
  let next = game
  for (let time = 0; time < seconds && !next.hit; time += dt) {
    const before = next
    const ahead = next.pipes.find(({ passed }) => !passed) as Pipe
    const low = next.y > ahead.gap + 28
    next = step(next, !next.flying || low ? flap : idle, dt, random)
    expect(next.passed - before.passed).toBeLessThanOrEqual(1)
    expect(next.pipes).toHaveLength(3)
    expect(next.pipes.every(({ gap }) => gap > 60 && gap < HEIGHT - GROUND - 60)).toBe(true)
    expect(next.y).toBeGreaterThanOrEqual(BIRD.radius)
  }
  return next
}

describe('flappy bird', () => {
  it('waits for the first flap', () => {
    const game = newGame('normal', seeded(1))
    const later = step(game, idle, 1, seeded(1))
    expect(later).toMatchObject({ y: game.y, hit: false })
    expect(step(later, flap, dt, seeded(1)).y).toBeLessThan(game.y)
  })

  it('can be flown for long, and counts each pipe once', () => {
    for (let seed = 0; seed < 3; seed += 1) {
      const flown = pilot(newGame('easy', seeded(seed)), seed, 30)
      expect(flown.passed).toBeGreaterThan(10)
    }
  })

  it('ends on the ground', () => {
    let game = step(newGame('normal', seeded(1)), flap, dt, seeded(1))
    for (let frame = 0; frame < 240; frame += 1) game = step(game, idle, dt, seeded(1))
    expect(game.hit).toBe(true)
    expect(step(game, flap, dt, seeded(1))).toBe(game)
  })

  it('ends at a pipe, above and below the gap', () => {
    const at = (y: number) => {
      const pipes = [{ x: BIRD.x - 20, gap: 200, passed: false }]
      return step({ ...newGame('normal', seeded(1)), flying: true, y, pipes }, idle, dt, seeded(1))
        .hit
    }
    expect(at(200)).toBe(false)
    expect(at(120)).toBe(true)
    expect(at(265)).toBe(true)
    expect(at(200 + 71 - BIRD.radius - 2)).toBe(false)
    expect(at(200 + 71 - BIRD.radius + 2)).toBe(true)
  })
})
