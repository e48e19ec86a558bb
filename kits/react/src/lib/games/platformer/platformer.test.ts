import { describe, expect, it } from 'vitest'
import { idle, type Input } from '../arcade'
import { seeded } from '../random'
import {
  cameraX,
  ENEMY,
  HERO,
  newGame,
  place,
  step,
  TILE,
  type Action,
  type Platformer,
} from './game'
import { LEVELS, makeLevel, ROWS } from './level'

const dt = 1 / 60
const input = (held: Action[], pressed: Action[] = []): Input<Action> => ({
  ...idle,
  held: new Set(held),
  pressed,
})

/** Runs to the right and jumps over what is in the way, no higher than it must. */
function runner(game: Platformer): Input<Action> {
  const { level, x, y } = game
  const row = Math.floor((y + HERO.height + 1) / TILE)
  const column = Math.floor((x + HERO.width / 2) / TILE)
  const tile = (right: number, below: number) =>
    level.tiles[(row + below) * level.columns + column + right] ?? ' '
  const hole = [0, 1, 2].every((below) => tile(1, below) === ' ')
  const high = '#='.includes(tile(1, -2))
  const spikes = tile(1, -1) === '^' || tile(2, -1) === '^'
  const enemy = game.enemies.some(
    (one) => Math.abs(one.y - y) < TILE * 2 && one.x > x && one.x - x < 52,
  )
  const jump = game.grounded && (hole || high || spikes || enemy || '#='.includes(tile(1, -1)))
  const far = !game.grounded || hole || high || spikes || enemy
  return input(far ? ['right', 'jump'] : ['right'], jump ? ['jump'] : [])
}

describe('platformer', () => {
  it('has levels that can be done', () => {
    let game: Platformer = { ...newGame('easy'), lives: 40 }
    for (let frame = 0; frame < 60 * 400 && !game.ended; frame += 1)
      game = step(game, runner(game), dt)
    expect(game).toMatchObject({ ended: 'won', number: LEVELS })
    expect(game.points).toBeGreaterThan(LEVELS * 100)
    expect(step(game, runner(game), dt)).toBe(game)
  })

  it('never lets the hero into the ground, whatever is pressed', () => {
    for (let seed = 0; seed < 4; seed += 1) {
      const random = seeded(seed)
      let game = newGame('normal')
      let held: Action[] = []
      for (let frame = 0; frame < 3000 && !game.ended; frame += 1) {
        if (frame % 15 === 0) held = random() < 0.6 ? ['right'] : ['left']
        const before = game
        game = step(game, input([...held, 'jump'], random() < 0.1 ? ['jump'] : []), dt)
        expect(insideGround(game)).toBe(false)
        expect(game.points).toBeGreaterThanOrEqual(before.points)
        expect(game.x >= 0 && cameraX(game) >= 0).toBe(true)
      }
    }
  })

  it('makes the same level each time, longer ones later', () => {
    expect(makeLevel(3)).toEqual(makeLevel(3))
    expect(makeLevel(5).columns).toBeGreaterThan(makeLevel(1).columns)
    for (let number = 1; number <= LEVELS; number += 1) {
      const level = makeLevel(number)
      expect(level.tiles).toHaveLength(level.columns * ROWS)
      expect(level.coins.length).toBeGreaterThan(0)
      expect(level.tiles[level.flag + level.columns]).toBe('#')
    }
  })

  it('beats enemies from above, and is hurt from the side', () => {
    const game = newGame('normal')
    const enemy = { x: 200, y: 100, from: 0, to: 400, way: 1 as const }
    const near = { ...game, enemies: [enemy], safe: 0, x: 202, vy: 200 }
    const above = step({ ...near, y: 100 - HERO.height + 2 }, idle, dt)
    expect(above).toMatchObject({ enemies: [], lives: game.lives, points: 20 })
    expect(above.vy).toBeLessThan(0)
    const beside = step({ ...near, y: 100 + ENEMY.height - 8, vy: 0 }, idle, dt)
    expect(beside.lives).toBe(game.lives - 1)
  })

  it('loses a life in a hole, and the game with the last', () => {
    const game = newGame('hard')
    const fallen = step({ ...game, y: 9999 }, idle, dt)
    expect(fallen).toMatchObject({ lives: 1, ended: null })
    expect(step({ ...fallen, y: 9999 }, idle, dt).ended).toBe('lost')
  })

  it('collects coins', () => {
    const game = newGame('normal')
    const [coin] = game.coins as [number]
    const { x, y } = place(game.level, coin)
    const after = step({ ...game, x, y: y - 4 }, idle, dt)
    expect(after.coins).not.toContain(coin)
    expect(after.points).toBeGreaterThanOrEqual(10)
  })
})

function insideGround({ level, x, y }: Platformer): boolean {
  const middle = {
    column: Math.floor((x + HERO.width / 2) / TILE),
    row: Math.floor((y + HERO.height / 2) / TILE),
  }
  return '#='.includes(level.tiles[middle.row * level.columns + middle.column] ?? ' ')
}
