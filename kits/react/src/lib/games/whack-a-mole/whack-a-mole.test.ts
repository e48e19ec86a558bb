import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { idle, type Input } from '../arcade'
import { pick, seeded } from '../random'
import { HOLES, holes, isOver, labelOf, newGame, ROUND_S, step, whack, type Hole } from './game'
import { whackAMoleGame } from './whack-a-mole'

const levels: readonly Difficulty[] = ['easy', 'normal', 'hard']

const press = (...pressed: Hole[]): Input<Hole> => ({ ...idle, pressed })

describe('whack-a-mole', () => {
  it('keeps its rules whatever is pressed, and takes half a minute', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const random = seeded(seed)
      let game = newGame(levels[seed % 3] as Difficulty)
      let time = 0
      while (!isOver(game)) {
        game = step(game, random() < 0.2 ? press(pick(random, holes)) : idle, 0.02, random)
        time += 0.02
        const taken = game.visitors.map(({ hole }) => hole)
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken.every((hole) => hole >= 0 && hole < HOLES)).toBe(true)
        expect(game.points).toBeGreaterThanOrEqual(0)
      }
      expect(time).toBeCloseTo(ROUND_S, 1)
      expect(step(game, press('5'), 1, random)).toBe(game)
    }
  })

  it('rewards a good player', () => {
    const random = seeded(2)
    let game = newGame('easy')
    while (!isOver(game)) {
      const mole = game.visitors.find(({ animal }) => animal !== 'hedgehog')
      game = step(game, mole ? press(holes[mole.hole] as Hole) : idle, 0.05, random)
    }
    expect(game.points).toBeGreaterThan(200)
    expect(whackAMoleGame.result(game)).toBe(
      `You scored ${game.points} with ${game.hitCount} hits.`,
    )
  })

  it('counts what is hit, and nothing for an empty hole', () => {
    const game = {
      ...newGame('normal'),
      points: 50,
      visitors: [
        { hole: 0, animal: 'mole' as const, left: 1 },
        { hole: 1, animal: 'golden' as const, left: 1 },
        { hole: 2, animal: 'hedgehog' as const, left: 1 },
      ],
    }
    expect(whack(game, 0).points).toBe(60)
    expect(whack(game, 1).points).toBe(80)
    expect(whack(game, 2).points).toBe(30)
    expect(whack(game, 3)).toBe(game)
    expect(whack(whack(game, 0), 0).points).toBe(60)
    expect(labelOf(game, 1)).toBe('Hole 2: golden')
    expect(labelOf(game, 8)).toBe('Hole 9: empty')
    expect(whackAMoleGame.scene?.(whack(game, 0))).toBe('1golden,2hedgehog,hit0')
  })
})
