import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { around, neighbour, placeName } from '../cells'
import { below, seeded } from '../random'
import {
  classOf,
  flag,
  isRunning,
  labelOf,
  minesLeft,
  newGame,
  open,
  tick,
  type Field,
  type Minesweeper,
} from './game'

const levels = ['easy', 'normal', 'hard'] as const

describe('minesweeper', () => {
  it('never begins with a mine, and has as many as it says', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = seeded(seed)
      const fresh = newGame(levels[seed % 3] as Difficulty)
      const game = open(fresh, below(random, fresh.fields.length), random)
      expect(game.ended).not.toBe('lost')
      expect(game.fields.filter((field) => field.mine)).toHaveLength(game.mines)
      expect(game.fields.filter((field) => field.state === 'open').length).toBeGreaterThan(3)
    }
  })

  it('keeps its rules whatever is pressed', () => {
    for (let seed = 0; seed < 15; seed += 1) {
      const random = seeded(seed)
      let game = newGame('easy')
      for (let turn = 0; turn < 200 && !game.ended; turn += 1) {
        const at = below(random, game.fields.length)
        game = random() < 0.3 ? flag(game, at) : open(game, at, random)
        check(game)
      }
    }
  })

  it('is won when only mines are left', () => {
    const random = seeded(5)
    let game = open(newGame('easy'), 0, random)
    game.fields.forEach((field, at) => {
      if (!field.mine) game = open(game, at, random)
    })
    expect(game.ended).toBe('won')
    expect(tick(game)).toBe(game)
  })

  it('ends at a mine and shows where they were', () => {
    const random = seeded(5)
    const game = open(newGame('easy'), 0, random)
    const mine = game.fields.findIndex((field) => field.mine)
    const lost = open(game, mine, random)
    expect(lost.ended).toBe('lost')
    expect(classOf(lost, lost.fields[mine] as Field)).toBe('open mine hit')
    expect(labelOf(lost, lost.fields[mine] as Field, mine)).toContain('mine')
    const other = lost.fields.findLastIndex((field) => field.mine)
    expect(classOf(lost, lost.fields[other] as Field)).toBe('open mine')
  })

  it('does not open flagged fields, and opens around numbers with enough flags', () => {
    const random = seeded(9)
    let game = open(newGame('easy'), 40, random)
    const number = game.fields.findIndex((field) => field.state === 'open' && field.near > 0)
    const near = around(number, 9, 81)
    for (const at of near) if (game.fields[at]?.mine) game = flag(game, at)
    const mine = near.find((at) => game.fields[at]?.mine) as number
    expect(open(game, mine, random)).toBe(game)
    const cleared = open(game, number, random)
    expect(cleared.ended).not.toBe('lost')
    expect(
      near.every((at) => cleared.fields[at]?.mine || cleared.fields[at]?.state === 'open'),
    ).toBe(true)
    expect(minesLeft(game)).toBe(10 - near.filter((at) => game.fields[at]?.mine).length)
  })

  it('counts seconds from the first opening on', () => {
    expect(tick(newGame('easy')).seconds).toBe(0)
    const game = open(newGame('easy'), 0, seeded(1))
    expect(isRunning(game)).toBe(true)
    expect(tick(tick(game)).seconds).toBe(2)
  })
})

describe('cells', () => {
  it('have neighbours inside the board only', () => {
    expect(around(0, 3, 9)).toEqual([1, 3, 4])
    expect(around(4, 3, 9)).toEqual([0, 1, 2, 3, 5, 6, 7, 8])
    expect(neighbour('ArrowRight', 2, 3, 9)).toBeNull()
    expect(neighbour('ArrowLeft', 3, 3, 9)).toBeNull()
    expect(neighbour('ArrowDown', 2, 3, 9)).toBe(5)
    expect(neighbour('ArrowUp', 1, 3, 9)).toBeNull()
    expect(neighbour('x', 1, 3, 9)).toBeNull()
    expect(placeName(5, 3)).toBe('Row 2, column 3')
  })
})

function check({ fields, columns, ended }: Minesweeper) {
  fields.forEach((field, at) => {
    const near = around(at, columns, fields.length)
    expect(field.near).toBe(near.filter((other) => fields[other]?.mine).length)
    // Around an open empty field nothing but flags stays covered.
    if (field.state === 'open' && field.near === 0 && !field.mine)
      expect(near.every((other) => fields[other]?.state !== 'covered')).toBe(true)
  })
  const hit = fields.some((field) => field.mine && field.state === 'open')
  expect(ended === 'lost').toBe(hit)
}
