import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { below, pick, seeded } from '../random'
import {
  cellsLeft,
  conflicts,
  enter,
  erase,
  finished,
  fitGame,
  hint,
  isSolved,
  newGame,
  note,
  statusOf,
  tick,
} from './game'
import { candidates, countSolutions, fill, peers, solve, units } from './solver'

const levels: readonly Difficulty[] = ['easy', 'normal', 'hard']

const isComplete = (grid: readonly number[]) =>
  units.every((unit) => new Set(unit.map((at) => grid[at])).size === 9) && !grid.includes(0)

describe('sudoku', () => {
  it('has one solution at every level', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const level = levels[seed % 3] as Difficulty
      const game = newGame(level, seeded(seed))
      expect(isComplete(game.solution)).toBe(true)
      expect(countSolutions(game.givens, 2)).toBe(1)
      expect(solve(game.givens)).toEqual(game.solution)
      const clues = 81 - cellsLeft(game)
      expect(clues).toBeLessThan({ easy: 44, normal: 38, hard: 34 }[level])
      expect(fitGame(JSON.parse(JSON.stringify(game)))).toEqual(game)
    }
  })

  it('gives other grids for other seeds', () => {
    expect(isComplete(fill(seeded(1)))).toBe(true)
    expect(fill(seeded(1))).not.toEqual(fill(seeded(2)))
    expect(peers.every((list) => list.length === 20)).toBe(true)
  })

  it('finds out that there is none or more than one solution', () => {
    const full = fill(seeded(1))
    expect(
      countSolutions(
        full.map(() => 0),
        2,
      ),
    ).toBe(2)
    const wrong = full.with(0, 0).with(1, 0)
    expect(candidates(wrong, 0)).toContain(full[0])
    expect(solve(full.with(0, 0).with(1, full[0] as number))).toBeNull()
  })

  it('never changes what is given', () => {
    const random = seeded(4)
    let game = newGame('easy', random)
    for (let turn = 0; turn < 300; turn += 1) {
      const [at, digit] = [below(random, 81), 1 + below(random, 9)]
      game = pick(random, [enter, note, erase])(game, at, digit)
      expect(game.givens.every((given, cell) => given === 0 || given === game.values[cell])).toBe(
        true,
      )
    }
  })

  it('is solved with hints alone', () => {
    const random = seeded(6)
    let game = newGame('easy', random)
    const left = cellsLeft(game)
    while (!isSolved(game)) game = hint(game, -1, random)
    expect(game.hints).toBe(left)
    expect(statusOf(game)).toContain('You win!')
    expect(finished(game)).toHaveLength(9)
    expect(tick(game)).toBe(game)
    expect(hint(game, 0, random)).toBe(game)
  })

  it('shows numbers that stand twice and takes away notes that are ruled out', () => {
    const game = newGame('normal', seeded(2))
    const at = game.values.indexOf(0)
    const near = peers[at] as readonly number[]
    const peer = near.find((other) => game.values[other] === 0) as number
    const given = near.map((other) => game.values[other]).find((value) => value !== 0) as number
    const twice = enter(game, at, given)
    expect(conflicts(twice).has(at)).toBe(true)
    expect(statusOf(twice)).toBe('A number stands twice')
    const right = game.solution[at] as number
    const noted = note(game, peer, right)
    expect(noted.notes[peer]).toEqual([right])
    expect(enter(noted, at, right).notes[peer]).toEqual([])
    expect(enter(enter(game, at, right), at, right).values[at]).toBe(0)
  })

  it('refuses what is no game', () => {
    const game = newGame('easy', seeded(1))
    const changed = { ...game, values: game.values.map(() => 1) }
    for (const broken of [null, 7, {}, { ...game, givens: [1] }, changed, { ...game, notes: [] }])
      expect(fitGame(broken)).toBeNull()
  })
})
