import { describe, expect, it } from 'vitest'
import type { ArcadeGame } from './arcade'
import { readBest, withResult } from './best'
import { between, seeded, shuffled } from './random'
import { createSession } from './session'

describe('chance', () => {
  it('is the same for the same seed and even', () => {
    const numbers = (seed: number) => {
      const random = seeded(seed)
      return Array.from({ length: 2000 }, () => random())
    }
    expect(numbers(7)).toEqual(numbers(7))
    expect(numbers(7)).not.toEqual(numbers(8))
    expect(numbers(7).every((number) => number >= 0 && number < 1)).toBe(true)
    const mean = numbers(7).reduce((sum, number) => sum + number, 0) / 2000
    expect(mean).toBeGreaterThan(0.47)
    expect(mean).toBeLessThan(0.53)
    expect(between(() => 0.5, 10, 20)).toBe(15)
  })

  it('shuffles without losing anything', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8]
    expect(shuffled(seeded(3), items)).not.toEqual(items)
    expect(shuffled(seeded(3), items).sort()).toEqual(items)
  })
})

describe('best results', () => {
  it('are kept for each level, the higher or the lower ones', () => {
    expect(withResult({ easy: 5 }, 'easy', 4)).toEqual({ easy: 5 })
    expect(withResult({ easy: 5 }, 'easy', 4, 'less')).toEqual({ easy: 4 })
    expect(withResult({ easy: 5 }, 'hard', 1)).toEqual({ easy: 5, hard: 1 })
    expect(readBest({ easy: 3, hard: 'x', normal: null })).toEqual({ easy: 3 })
    expect(readBest('x')).toEqual({})
  })
})

/** Counts the seconds while its key is held; ends after two. */
const clock: ArcadeGame<{ time: number; presses: number }, 'go'> = {
  id: 'clock',
  title: 'Clock',
  help: '',
  width: 1,
  height: 1,
  keys: {},
  pad: [],
  start: () => ({ time: 0, presses: 0 }),
  step: ({ time, presses }, { held, pressed }, dt) => ({
    time: held.has('go') ? time + dt : time,
    presses: presses + pressed.length,
  }),
  isOver: ({ time }) => time > 2,
  score: ({ time }) => Math.round(time * 10),
  figures: ({ presses }) => [{ label: 'Presses', value: presses }],
  result: () => 'Done.',
  paint: () => {},
}

describe('session', () => {
  const started = () => {
    const session = createSession(clock, 'normal', seeded(1))
    session.play()
    return session
  }

  it('takes input only while somebody plays', () => {
    const session = createSession(clock, 'normal', seeded(1))
    session.press('go')
    session.advance(0.1)
    expect(session.state()).toEqual({ time: 0, presses: 0 })
    session.play()
    session.press('go')
    session.advance(0.05)
    expect(session.state().time).toBeCloseTo(0.05)
    session.pause()
    expect(session.view().phase).toBe('paused')
    session.play()
    session.advance(0.05)
    expect(session.state()).toMatchObject({ presses: 1 })
    expect(session.state().time).toBeCloseTo(0.05)
  })

  it('does not catch up after a hitch', () => {
    const session = started()
    session.press('go')
    session.advance(60)
    expect(session.state().time).toBeCloseTo(0.1)
  })

  it('tells when it is over and can begin anew', () => {
    const session = started()
    const scores: number[] = []
    session.onOver((score) => scores.push(score))
    session.press('go')
    for (let frame = 0; frame < 100; frame += 1) session.advance(0.05)
    expect(session.view()).toMatchObject({ phase: 'over', result: 'Done.', score: 20 })
    expect(scores).toEqual([20])
    session.play()
    expect(session.view()).toMatchObject({ phase: 'playing', result: '', score: 0 })
    session.advance(0.05)
    expect(session.state().time).toBe(0)
  })

  it('gives the same view until something of it changes', () => {
    const session = started()
    const view = session.view()
    session.advance(0.05)
    expect(session.view()).toBe(view)
    session.press('go')
    session.advance(0.05)
    expect(session.view()).not.toBe(view)
  })

  it('pauses the game that was played before', () => {
    const [first, second] = [started(), started()]
    expect(first.view().phase).toBe('paused')
    expect(second.view().phase).toBe('playing')
  })
})
