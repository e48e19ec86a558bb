import { describe, expect, it } from 'vitest'
import {
  addCounter,
  addLabel,
  addTo,
  editCounter,
  fitCounters,
  hasReached,
  isAtBottom,
  isUntouched,
  MAX_COUNTERS,
  MAX_NAME,
  MAX_VALUE,
  progressOf,
  removeCounter,
  resetCounters,
  setGoal,
  setStep,
  takeLabel,
  totalOf,
  type Counters,
  type CounterRules,
} from './counters'
import { counterKey } from './keys'
import { isOver, isTooMuch, leaderText, quickPoints, standingsOf } from './scores'

const rules: CounterRules = {
  names: ['Red', 'Blue'],
  step: 1,
  goal: null,
  start: 0,
  negative: false,
}
const values = ({ list }: Counters) => list.map(({ name, value }) => `${name} ${value}`)

describe('counters', () => {
  const first = fitCounters(undefined, rules)

  it('begins with its names, adds and takes away', () => {
    expect(values(first)).toEqual(['Red 0', 'Blue 0'])
    let counters = addTo(first, 'first-0', 5, rules)
    counters = addTo(counters, 'first-1', 2, rules)
    counters = addTo(counters, 'first-0', -1, rules)
    expect([values(counters), totalOf(counters)]).toEqual([['Red 4', 'Blue 2'], 6])
    expect([isUntouched(first, rules), isUntouched(counters, rules)]).toEqual([true, false])
    expect(values(resetCounters(counters, { ...rules, start: 3 }))).toEqual(['Red 3', 'Blue 3'])
  })

  it('goes below zero only where it may', () => {
    const below = { ...rules, negative: true }
    expect(values(addTo(first, 'first-0', -3, rules))).toEqual(['Red 0', 'Blue 0'])
    expect(values(addTo(first, 'first-0', -3, below))).toEqual(['Red -3', 'Blue 0'])
    const bottom = (one: CounterRules) => first.list.map((counter) => isAtBottom(counter, one))
    expect([bottom(rules), bottom(below)]).toEqual([
      [true, true],
      [false, false],
    ])
    expect(addTo(first, 'first-0', 2 * MAX_VALUE, rules).list[0]?.value).toBe(MAX_VALUE)
  })

  it('adds, renames and removes counters', () => {
    let counters = addCounter(setGoal(first, 10), '  Green ', rules, 'green')
    expect(counters.list[2]).toEqual({ id: 'green', name: 'Green', value: 0, goal: 10 })
    expect(addCounter(counters, ' ', rules)).toBe(counters)
    counters = editCounter(counters, 'green', { name: 'Lime', value: 7.4, goal: null }, rules)
    expect(counters.list[2]).toEqual({ id: 'green', name: 'Lime', value: 7, goal: null })
    counters = editCounter(counters, 'green', { name: ' ', value: NaN, goal: NaN }, rules)
    expect(counters.list[2]).toEqual({ id: 'green', name: 'Lime', value: 7, goal: null })
    const long = editCounter(counters, 'green', { name: 'x'.repeat(99), value: 1, goal: 1 }, rules)
    expect(long.list[2]?.name).toHaveLength(MAX_NAME)
    expect(values(removeCounter(counters, 'first-0'))).toEqual(['Blue 0', 'Lime 7'])
    const full = Array.from({ length: MAX_COUNTERS }).reduce<Counters>(
      (all) => addCounter(all, 'One', rules),
      { ...first, list: [] },
    )
    expect(addCounter(full, 'One more', rules)).toBe(full)
  })

  it('keeps what was stored, as far as it can be counters', () => {
    const kept = { list: [{ id: 'a', name: 'A', value: 3, goal: 5 }], step: 10, goal: 20 }
    expect(fitCounters(kept, rules)).toEqual(kept)
    const odd = { list: [{ id: 'a', name: 'A', value: 3 }, null, { id: 1 }], step: -4, goal: 'x' }
    expect(fitCounters(odd, rules)).toEqual({
      list: [{ id: 'a', name: 'A', value: 3, goal: null }],
      step: 1,
      goal: null,
    })
    // All counters removed stay removed.
    expect(fitCounters({ list: [] }, rules).list).toEqual([])
    expect([setStep(first, 5).step, setStep(first, 0).step, setStep(first, NaN).step]).toEqual([
      5, 1, 1,
    ])
  })

  it('says how far it is to the goal, up or down', () => {
    const counter = { id: 'a', name: 'A', value: 12, goal: 20 }
    expect(progressOf(counter, 0)).toEqual({ done: 12, of: 20, text: '12 of 20' })
    expect(progressOf({ ...counter, value: 25 }, 0)).toEqual({ done: 20, of: 20, text: '25 of 20' })
    expect(progressOf({ ...counter, goal: null }, 0)).toBeNull()
    const darts = { ...counter, value: 301, goal: 0 }
    expect(progressOf(darts, 501)).toEqual({ done: 200, of: 501, text: '301 to go' })
    expect([hasReached(0, 0, 501), hasReached(1, 0, 501), hasReached(21, 21, 0)]).toEqual([
      true,
      false,
      true,
    ])
    expect(hasReached(99, null, 0)).toBe(false)
  })

  it('names its buttons', () => {
    expect([addLabel('Red team', 1), takeLabel('Red team', 5)]).toEqual([
      'Add one to Red team',
      'Take 5 from Red team',
    ])
  })
})

describe('scores', () => {
  const players = (...points: number[]): Counters => ({
    list: points.map((value, at) => ({ id: `${at}`, name: 'ABC'.charAt(at), value, goal: null })),
    step: 1,
    goal: 21,
  })
  const game = { lowest: false, start: 0 }
  const ranks = (counters: Counters, lowest = false) =>
    standingsOf(counters, { ...game, lowest }).map(({ rank, player }) => `${rank} ${player.name}`)

  it('ranks players, who share a rank with as many points', () => {
    expect(ranks(players(3, 8, 5))).toEqual(['1 B', '2 C', '3 A'])
    expect(ranks(players(8, 3, 8))).toEqual(['1 A', '1 C', '3 B'])
    expect(ranks(players(8, 3, 8), true)).toEqual(['1 B', '2 A', '2 C'])
  })

  it('says who leads and who has won', () => {
    expect(leaderText(players(), game)).toBe('No players yet')
    expect(leaderText(players(0, 0), game)).toBe('No points yet')
    expect(leaderText(players(1, 0), game)).toBe('A leads with 1 point')
    expect(leaderText(players(4, 4, 4), game)).toBe('A, B and C are level with 4 points')
    expect(leaderText(players(21, 4), game)).toBe('A wins with 21 points!')
    expect(leaderText(players(24, 24), game)).toBe('A and B win with 24 points!')
    expect(leaderText({ ...players(99, 4), goal: null }, game)).toBe('A leads with 99 points')
    // Down from 501, and the fewest strokes.
    const darts = { ...players(0, 301), goal: 0 }
    expect(leaderText(darts, { lowest: false, start: 501 })).toBe('A wins with 0 points!')
    expect([
      isTooMuch(60, 40, 0, 501),
      isTooMuch(40, 40, 0, 501),
      isTooMuch(60, 40, 21, 0),
    ]).toEqual([true, false, false])
    expect(leaderText(players(21, 4), { lowest: true, start: 0 })).toBe('B wins with 4 points!')
    expect([isOver(players(20), game), isOver(players(21), game)]).toEqual([false, true])
  })

  it('offers points by the step', () => {
    expect([quickPoints(1), quickPoints(3)]).toEqual([
      [1, 5, 10],
      [3, 15, 30],
    ])
  })
})

it('hears keys, but not those of fields, buttons and windows', () => {
  const on = (tagName: string, dialog = false) =>
    ({ tagName, closest: () => (dialog ? {} : null) }) as unknown as EventTarget
  const press = (key: string, more: object = {}) => ({
    key,
    code: '',
    shiftKey: false,
    target: on('BODY'),
    ...more,
  })
  expect(counterKey(press('+'), 1)).toEqual({ at: 0, sign: 1 })
  expect(counterKey(press(' '), 1)).toEqual({ at: 0, sign: 1 })
  expect(counterKey(press('-'), 1)).toEqual({ at: 0, sign: -1 })
  expect(counterKey(press(' ', { target: on('BUTTON') }), 1)).toBeNull()
  expect(counterKey(press('+', { target: on('BUTTON') }), 1)).toEqual({ at: 0, sign: 1 })
  expect(counterKey(press('+', { target: on('INPUT') }), 1)).toBeNull()
  expect(counterKey(press('+', { target: on('BUTTON', true) }), 1)).toBeNull()
  expect(counterKey(press('+'), 2)).toBeNull()
  expect(counterKey(press('2', { code: 'Digit2' }), 2)).toEqual({ at: 1, sign: 1 })
  expect(counterKey(press('"', { code: 'Digit2', shiftKey: true }), 2)).toEqual({ at: 1, sign: -1 })
  expect(counterKey(press('3', { code: 'Numpad3' }), 2)).toBeNull()
  expect(counterKey(press('x', { code: 'KeyX' }), 9)).toBeNull()
})
