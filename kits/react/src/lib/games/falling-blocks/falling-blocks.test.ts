import { describe, expect, it } from 'vitest'
import { idle, type Input } from '../arcade'
import { pick, seeded } from '../random'
import {
  COLUMNS,
  fits,
  landing,
  levelOf,
  newGame,
  ROWS,
  step,
  type Action,
  type FallingBlocks,
} from './game'
import { cellsOf, enter, kinds } from './pieces'

const press = (...pressed: Action[]): Input<Action> => ({ ...idle, pressed })
const actions = ['left', 'right', 'rotate', 'rotateBack', 'drop', 'hold', 'down'] as const

describe('falling blocks', () => {
  it('keeps its rules whatever is pressed', () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const random = seeded(seed)
      let game = newGame('normal', random)
      for (let turn = 0; turn < 3000 && !game.ended; turn += 1) {
        const held = new Set<Action>(random() < 0.5 ? ['down'] : random() < 0.5 ? ['left'] : [])
        game = step(game, { ...press(pick(random, actions)), held }, 0.05, random)
        check(game)
      }
      expect(game.ended).toBe(true)
      expect(step(game, press('drop'), 1, random)).toBe(game)
    }
  })

  it('brings every piece once in seven', () => {
    const random = seeded(4)
    let game = newGame('easy', random)
    const seen = [game.piece.kind, ...game.queue]
    expect([...seen].sort()).toEqual(kinds)
    for (let drop = 0; drop < 7; drop += 1) game = step(game, press('drop'), 0, random)
    expect([game.piece.kind, ...game.queue.slice(0, 6)].sort()).toEqual(kinds)
  })

  it('clears full rows and counts them', () => {
    const cells = Array.from({ length: COLUMNS * ROWS }, (_, at) =>
      at >= COLUMNS * (ROWS - 4) && at % COLUMNS !== 0 ? ('J' as const) : null,
    )
    const piece = { ...enter('I', COLUMNS), turn: 1, x: -2 }
    const game: FallingBlocks = { ...newGame('easy', seeded(1)), cells, piece }
    const cleared = step(game, press('drop'), 0, seeded(1))
    expect(cleared.lines).toBe(4)
    expect(cleared.points).toBe(800 + 2 * (landing(game).y - piece.y))
    expect(cleared.cells.every((cell) => cell === null)).toBe(true)
  })

  it('turns away from a wall, and back to where it was after four turns', () => {
    const game: FallingBlocks = {
      ...newGame('easy', seeded(1)),
      piece: { kind: 'T', turn: 1, x: -1, y: 5 },
    }
    const turned = step(game, press('rotate'), 0, seeded(1))
    expect(turned.piece).toMatchObject({ turn: 2, x: 0 })
    const around = step(turned, press('rotate', 'rotate', 'rotate', 'rotate'), 0, seeded(1))
    expect(around.piece).toEqual(turned.piece)
    for (const kind of kinds) {
      const cells = new Set(
        [0, 1, 2, 3].flatMap((turn) => cellsOf({ kind, turn, x: 0, y: 0 }).length),
      )
      expect([...cells]).toEqual([4])
    }
  })

  it('falls by itself, faster at higher levels, and comes to rest', () => {
    const rows = (difficulty: 'easy' | 'hard') => {
      let game = newGame(difficulty, seeded(2))
      for (let at = 0; at < 120; at += 1) game = step(game, idle, 1 / 60, seeded(2))
      return game.piece.y
    }
    expect(rows('hard')).toBeGreaterThan(rows('easy'))
    let game = newGame('easy', seeded(2))
    game = { ...game, piece: landing(game) }
    game = step(game, idle, 0.4, seeded(2))
    expect(game.cells.every((cell) => cell === null)).toBe(true)
    game = step(game, idle, 0.2, seeded(2))
    expect(game.cells.filter((cell) => cell !== null)).toHaveLength(4)
  })

  it('exchanges the piece once', () => {
    const random = seeded(3)
    const game = newGame('easy', random)
    const held = step(game, press('hold'), 0, random)
    expect(held.held).toBe(game.piece.kind)
    expect(held.piece.kind).toBe(game.queue[0])
    expect(step(held, press('hold'), 0, random).piece.kind).toBe(held.piece.kind)
    const later = step(held, press('drop', 'hold'), 0, random)
    expect(later.piece.kind).toBe(game.piece.kind)
  })

  it('repeats a held key after a moment', () => {
    const game: FallingBlocks = { ...newGame('easy', seeded(1)), piece: enter('O', COLUMNS) }
    const held = new Set<Action>(['right'])
    const once = step(game, { ...press('right'), held }, 0.01, seeded(1))
    expect(once.piece.x).toBe(5)
    let later = once
    for (let at = 0; at < 30; at += 1) later = step(later, { ...idle, held }, 0.02, seeded(1))
    expect(later.piece.x).toBe(COLUMNS - 2)
  })
})

function check(game: FallingBlocks) {
  expect(game.cells).toHaveLength(COLUMNS * ROWS)
  if (!game.ended) expect(fits(game.cells, game.piece)).toBe(true)
  for (let row = 0; row < ROWS; row += 1)
    expect(game.ended || game.cells.slice(row * COLUMNS, (row + 1) * COLUMNS).includes(null)).toBe(
      true,
    )
  expect(levelOf(game)).toBe(3 + Math.floor(game.lines / 10))
}
