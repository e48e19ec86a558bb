import { describe as suite, expect, it } from 'vitest'
import { pick, seeded } from '../random'
import { describe, fitGame, isOver, newGame, slide, valuesOf, type Game2048 } from './game'

const directions = ['up', 'down', 'left', 'right'] as const

function board(...values: number[]): Game2048 {
  const tiles = values.flatMap((value, at) =>
    value ? [{ id: at + 1, value, at, state: 'moved' as const }] : [],
  )
  return { size: Math.sqrt(values.length), tiles, score: 0, nextId: values.length + 1 }
}

/** The board after a move, without the tile that comes in. */
function slid(game: Game2048, direction: (typeof directions)[number]) {
  const next = slide(game, direction, seeded(1))
  return valuesOf({ ...next, tiles: next.tiles.filter((tile) => tile.state !== 'new') })
}

suite('2048', () => {
  it('keeps its rules over many games', () => {
    for (let seed = 0; seed < 25; seed += 1) {
      const random = seeded(seed)
      let game = newGame(4, random)
      for (let move = 0; move < 3000 && !isOver(game); move += 1) {
        const next = slide(game, pick(random, directions), random)
        check(game, next)
        game = next
      }
      expect(isOver(game)).toBe(true)
      expect(directions.every((to) => slide(game, to, random) === game)).toBe(true)
      expect(fitGame(JSON.parse(JSON.stringify(game)), 4)).toEqual(game)
    }
  })

  it('merges from the side the tiles slide to, each tile once', () => {
    const row = [2, 2, 2, 2, ...Array<number>(12).fill(0)]
    expect(slid(board(...row), 'left').slice(0, 4)).toEqual([4, 4, 0, 0])
    expect(slid(board(...row), 'right').slice(0, 4)).toEqual([0, 0, 4, 4])
    const three = [2, 2, 2, 0, ...Array<number>(12).fill(0)]
    expect(slid(board(...three), 'left').slice(0, 4)).toEqual([4, 2, 0, 0])
    expect(slid(board(...three), 'right').slice(0, 4)).toEqual([0, 0, 2, 4])
    const eight = [4, 2, 2, 0, ...Array<number>(12).fill(0)]
    expect(slid(board(...eight), 'left').slice(0, 4)).toEqual([4, 4, 0, 0])
  })

  it('counts what is merged', () => {
    expect(slide(board(2, 2, 4, 4), 'left', seeded(1)).score).toBe(4 + 8)
  })

  it('adds nothing when nothing moves', () => {
    const game = board(2, 0, 4, 0)
    expect(slide(game, 'left', seeded(1))).toBe(game)
  })

  it('describes the board and refuses broken ones', () => {
    expect(describe(board(2, 0, 4, 8))).toBe('Row 1: 2, empty. Row 2: 4, 8.')
    for (const broken of [
      null,
      'x',
      {},
      { ...board(2, 3, 4, 8) },
      board(2, 0, 4, 8, 0, 0, 0, 0, 0),
    ])
      expect(fitGame(broken, 2)).toBeNull()
  })
})

function check(before: Game2048, after: Game2048) {
  const values = valuesOf(after).filter(Boolean)
  expect(values).toHaveLength(after.tiles.length)
  expect(new Set(after.tiles.map((tile) => tile.id)).size).toBe(after.tiles.length)
  expect(values.every((value) => Number.isInteger(Math.log2(value)))).toBe(true)
  const sum = (game: Game2048) => valuesOf(game).reduce((total, value) => total + value, 0)
  if (after !== before) expect([2, 4]).toContain(sum(after) - sum(before))
  expect(after.score).toBeGreaterThanOrEqual(before.score)
}
