import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { idle, type Input } from '../arcade'
import { pick, seeded } from '../random'
import { newGame, pads, rounds, step, type Pad, type Simon } from './game'
import { simonGame } from './simon'

const levels: readonly Difficulty[] = ['easy', 'normal', 'hard']

const press = (pad: Pad): Input<Pad> => ({ ...idle, pressed: [pad] })

/** Lets the sequence be shown; gives what was lit. */
function watch(game: Simon, random = seeded(1)): { game: Simon; shown: Pad[] } {
  const shown: Pad[] = []
  let next = game
  for (let frame = 0; frame < 6000 && next.turn === 'show'; frame += 1) {
    const before = next
    next = step(next, idle, 0.02, random)
    if (next.turn === 'show' && next.at > before.at) shown.push(next.lit as Pad)
  }
  return { game: next, shown }
}

describe('simon', () => {
  it('shows the sequence and grows by one when it is repeated', () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const random = seeded(seed)
      let game = newGame(levels[seed % 3] as Difficulty, random)
      for (let round = 1; round < 8; round += 1) {
        const seen = watch(game, random)
        expect(seen.shown).toEqual(game.sequence)
        expect(seen.game.turn).toBe('repeat')
        const before = game.sequence
        game = before.reduce((now, pad) => step(now, press(pad), 0.3, random), seen.game)
        expect(game.sequence.slice(0, -1)).toEqual(before)
        expect(rounds(game)).toBe(round)
      }
    }
  })

  it('ends with a wrong colour', () => {
    const { game } = watch(newGame('normal', seeded(1)))
    const wrong = pads.find((pad) => pad !== game.sequence[0]) as Pad
    const over = step(game, press(wrong), 0.02, seeded(1))
    expect(over.failed).toBe(true)
    expect(step(over, press(wrong), 1, seeded(1))).toBe(over)
    expect(simonGame.result(over)).toContain(`${game.sequence[0]} was next.`)
  })

  it('does not listen while it shows', () => {
    const game = newGame('normal', seeded(1))
    for (const pad of pads) expect(step(game, press(pad), 0.02, seeded(1)).failed).toBe(false)
  })

  it('never lights more than the sequence says', () => {
    const random = seeded(5)
    let game = newGame('hard', random)
    for (let frame = 0; frame < 4000 && !game.failed; frame += 1) {
      game = step(game, random() < 0.02 ? press(pick(random, pads)) : idle, 0.02, random)
      expect(game.at).toBeLessThanOrEqual(game.sequence.length)
      expect(game.light > 0 || game.lit === null).toBe(true)
    }
  })
})
