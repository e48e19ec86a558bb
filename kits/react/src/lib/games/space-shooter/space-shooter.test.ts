import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { idle, type Input } from '../arcade'
import { seeded } from '../random'
import {
  isOver,
  newGame,
  SHIP,
  step,
  WIDTH,
  worth,
  type Action,
  type Alien,
  type SpaceShooter,
} from './game'

const levels: readonly Difficulty[] = ['easy', 'normal', 'hard']

const dt = 1 / 60
const hold = (...held: Action[]): Input<Action> => ({ ...idle, held: new Set(held) })

function check(before: SpaceShooter, game: SpaceShooter) {
  expect(game.ship >= SHIP.width / 2 && game.ship <= WIDTH - SHIP.width / 2).toBe(true)
  expect(game.aliens.every(({ x }) => x > 0 && x < WIDTH)).toBe(true)
  expect(game.points).toBeGreaterThanOrEqual(before.points)
  expect(before.lives - game.lives === 0 || before.lives - game.lives === 1).toBe(true)
  if (game.wave === before.wave)
    expect(game.aliens.length).toBeLessThanOrEqual(before.aliens.length)
}

describe('space shooter', () => {
  it('keeps its rules, and always ends', () => {
    for (let seed = 0; seed < 6; seed += 1) {
      const random = seeded(seed)
      let game = newGame(levels[seed % 3] as Difficulty)
      let frame = 0
      let input = hold()
      for (; frame < 60 * 600 && !isOver(game); frame += 1) {
        if (frame % 20 === 0) input = hold(random() < 0.5 ? 'left' : 'right', 'fire')
        const before = game
        game = step(game, input, dt, random)
        check(before, game)
      }
      expect(isOver(game)).toBe(true)
      expect(step(game, input, dt, random)).toBe(game)
    }
  })

  it('fires at most once per reload', () => {
    let game: SpaceShooter = newGame('normal')
    game = { ...game, aliens: game.aliens.slice(0, 1) }
    for (let frame = 0; frame < 30; frame += 1) game = step(game, hold('fire'), dt, seeded(1))
    expect(game.shots.length).toBe(2)
  })

  it('counts what is shot, and the next wave is faster', () => {
    const [alien] = newGame('normal').aliens as [Alien]
    const game = {
      ...newGame('normal'),
      aliens: [alien],
      shots: [{ x: alien.x, y: alien.y + 2 }],
    }
    const won = step(game, idle, dt, seeded(1))
    expect(won).toMatchObject({ wave: 2, points: worth(alien) + 100 })
    expect(won.aliens.length).toBeGreaterThan(newGame('normal').aliens.length)
  })

  it('loses a ship to a bomb, but not while the new one is safe', () => {
    const bombs = [{ x: WIDTH / 2, y: SHIP.y - 4 }]
    const game = { ...newGame('normal'), safe: 0, bombs }
    const hit = step(game, idle, dt, seeded(1))
    expect(hit).toMatchObject({ lives: 2, bombs: [] })
    expect(step({ ...hit, bombs }, idle, dt, seeded(1)).lives).toBe(2)
  })

  it('is lost when the aliens come down', () => {
    let game = newGame('hard')
    for (let frame = 0; frame < 60 * 300 && !isOver(game); frame += 1)
      game = step({ ...game, nextBomb: 9 }, idle, dt, seeded(1))
    expect(game.reached).toBe(true)
    expect(game.lives).toBe(3)
  })
})
