import { describe, expect, it } from 'vitest'
import {
  fitCountdown,
  finishCountdown,
  leftMs,
  msOf,
  newCountdown,
  partsOf,
  toggleCountdown,
} from './countdown'
import {
  changeInterval,
  finishInterval,
  fitInterval,
  momentOf,
  skipStep,
  stepsOf,
  toggleInterval,
  totalMs,
} from './interval'
import {
  choosePhase,
  finishPhase,
  fitPomodoro,
  fitSettings,
  lastDays,
  phaseLeftMs,
  skipPhase,
  togglePomodoro,
  type Pomodoro,
} from './pomodoro'
import { atRest, elapsedMs, fitRun, formatElapsed, formatLeft, pause, start } from './run'
import { timerKey } from './shortcuts'
import { fitStopwatch, lapsOf, newStopwatch, takeLap, toggleStopwatch } from './stopwatch'
import { cityNames, difference, findCity, isDay, offsetMinutes, readCities } from './world'

it('measures by the clock, however long the page has slept', () => {
  const run = start(atRest, 1000)
  expect(elapsedMs(run, 3_601_000)).toBe(3_600_000)
  const held = pause(run, 2000)
  expect(elapsedMs(held, 999_999)).toBe(1000)
  expect(elapsedMs(start(held, 5000), 5500)).toBe(1500)
  expect(start(run, 9000)).toBe(run)
  // A clock that was set back makes nothing negative.
  expect(elapsedMs(run, 0)).toBe(0)
  expect([fitRun(null), fitRun({ beforeMs: -1, startedAt: 'x' })]).toEqual([atRest, atRest])
})

it('shows times', () => {
  expect([0, 1, 1000, 61_000, 3_600_000].map(formatLeft)).toEqual([
    '00:00',
    '00:01',
    '00:01',
    '01:01',
    '1:00:00',
  ])
  expect([0, 1234, 61_239].map(formatElapsed)).toEqual(['00:00.00', '00:01.23', '01:01.23'])
})

describe('countdown', () => {
  it('runs, holds, ends once and begins anew', () => {
    let countdown = toggleCountdown(newCountdown(5000), 0)
    expect(leftMs(countdown, 2000)).toBe(3000)
    countdown = toggleCountdown(countdown, 2000)
    expect(leftMs(countdown, 60_000)).toBe(3000)
    expect(finishCountdown(countdown, 60_000)).toBe(countdown)
    countdown = finishCountdown(toggleCountdown(countdown, 60_000), 63_000)
    expect([countdown.over, leftMs(countdown, 63_000)]).toEqual([true, 0])
    expect(finishCountdown(countdown, 70_000)).toBe(countdown)
    expect(leftMs(toggleCountdown(countdown, 70_000), 71_000)).toBe(4000)
  })

  it('takes apart and puts together', () => {
    expect(partsOf(3_725_000)).toEqual({ hours: 1, minutes: 2, seconds: 5 })
    expect(msOf({ hours: 1, minutes: 2, seconds: 5 })).toBe(3_725_000)
    expect(fitCountdown(undefined, 5).durationMs).toBe(300_000)
    expect(fitCountdown({ durationMs: 1e12 }, 5).durationMs).toBe(359_999_000)
    expect(toggleCountdown(newCountdown(0), 0).run).toBe(atRest)
  })
})

it('a stopwatch takes laps while it runs', () => {
  expect(takeLap(newStopwatch, 5)).toBe(newStopwatch)
  let watch = toggleStopwatch(newStopwatch, 0)
  for (const now of [1000, 3000, 3500]) watch = takeLap(watch, now)
  expect(lapsOf(watch)).toEqual([
    { number: 3, lapMs: 500, totalMs: 3500, mark: 'fastest' },
    { number: 2, lapMs: 2000, totalMs: 3000, mark: 'slowest' },
    { number: 1, lapMs: 1000, totalMs: 1000, mark: null },
  ])
  expect(fitStopwatch({ run: watch.run, laps: [1, 'x'] }).laps).toEqual([1])
  expect(fitStopwatch(null)).toEqual(newStopwatch)
})

describe('pomodoro', () => {
  const defaults = {
    work: 25,
    shortBreak: 5,
    longBreak: 15,
    rounds: 2,
    autoStart: false,
    sound: true,
  }
  const fresh = fitPomodoro(undefined, defaults)
  const noon = new Date(2026, 2, 9, 12).getTime()
  const worked = (timer: Pomodoro, at: number) =>
    finishPhase(togglePomodoro(choosePhase(timer, 'work'), at), at + 25 * 60_000)

  it('counts sessions by day and takes a long break after some', () => {
    const running = togglePomodoro(fresh, noon)
    expect(phaseLeftMs(running, noon + 60_000)).toBe(24 * 60_000)
    expect(finishPhase(running, noon + 60_000)).toBe(running)
    const first = worked(fresh, noon)
    expect([first.phase, first.finished, first.log]).toEqual(['shortBreak', 1, { '2026-03-09': 1 }])
    const second = worked(first, noon)
    expect([second.phase, second.log['2026-03-09']]).toEqual(['longBreak', 2])
    const rested = finishPhase(togglePomodoro(second, noon), noon + 15 * 60_000)
    expect([rested.phase, rested.finished, rested.run]).toEqual(['work', 0, atRest])
  })

  it('does not count what is skipped, and goes on by itself where asked', () => {
    expect(skipPhase(fresh)).toMatchObject({ phase: 'shortBreak', finished: 0, log: {} })
    const eager = fitPomodoro({ settings: { ...defaults, autoStart: true } }, defaults)
    expect(worked(eager, noon).run.startedAt).toBe(noon + 25 * 60_000)
  })

  it('keeps lengths sensible', () => {
    const odd = { ...defaults, work: 0, shortBreak: 999, longBreak: NaN, rounds: 2.4 }
    expect(fitSettings(odd, defaults)).toMatchObject({
      work: 1,
      shortBreak: 180,
      longBreak: 15,
      rounds: 2,
    })
  })

  it('looks back over days', () => {
    const days = lastDays({ '2026-03-01': 2, '2026-02-28': 1 }, new Date(2026, 2, 1), 3)
    expect(days.map(({ day, sessions }) => [day, sessions])).toEqual([
      ['2026-02-27', 0],
      ['2026-02-28', 1],
      ['2026-03-01', 2],
    ])
  })
})

it('leaves keys to fields and buttons', () => {
  const on = (tagName: string) => ({ tagName }) as unknown as EventTarget
  expect([
    timerKey(' ', on('BODY')),
    timerKey(' ', on('BUTTON')),
    timerKey('r', on('INPUT')),
  ]).toEqual(['toggle', null, null])
  expect([timerKey('R', on('BUTTON')), timerKey('l', null), timerKey('x', null)]).toEqual([
    'reset',
    'lap',
    null,
  ])
})

describe('world clock', () => {
  const winter = new Date('2026-01-15T12:00:00Z')
  it('knows cities and zones', () => {
    for (const name of cityNames) expect(findCity(name), name).not.toBeNull()
    expect(findCity('tokyo')).toEqual({ name: 'Tokyo', zone: 'Asia/Tokyo' })
    expect(findCity('Europe/Vienna')).toEqual({ name: 'Vienna', zone: 'Europe/Vienna' })
    expect([findCity('Atlantis'), findCity('Mars/Base')]).toEqual([null, null])
    expect(readCities([{ name: 'X', zone: 'No/Where' }, null], [])).toEqual([])
    expect(readCities(undefined, ['Tokyo', 'Nowhere'])).toHaveLength(1)
  })

  it('tells how far apart clocks are', () => {
    expect(offsetMinutes('Asia/Kathmandu', winter)).toBe(345)
    expect(offsetMinutes('America/New_York', winter)).toBe(-300)
    expect(offsetMinutes('America/New_York', new Date('2026-07-15T12:00:00Z'))).toBe(-240)
    expect(difference('Asia/Tokyo', winter, 60)).toBe('+8 h')
    expect(difference('America/New_York', winter, 60)).toBe('−6 h')
    expect(difference('Asia/Kolkata', winter, 0)).toBe('+5:30 h')
    expect(difference('Europe/London', winter, 0)).toBe('same time')
    expect([isDay('Europe/London', winter), isDay('Asia/Tokyo', winter)]).toEqual([true, false])
  })
})

describe('interval timer', () => {
  const settings = { prepare: 5, work: 40, rest: 20, rounds: 3, sound: true }
  const begun = toggleInterval(fitInterval(null, settings), 0)
  const at = (seconds: number) => {
    const { phase, round, leftMs, next } = momentOf(begun, seconds * 1000)
    return [phase, round, leftMs / 1000, next]
  }

  it('goes through its rounds, without a rest after the last', () => {
    expect([0, 5, 44, 45, 65, 125, 164, 165, 999].map(at)).toEqual([
      ['prepare', 1, 5, 'work'],
      ['work', 1, 40, 'rest'],
      ['work', 1, 1, 'rest'],
      ['rest', 1, 20, 'work'],
      ['work', 2, 40, 'rest'],
      ['work', 3, 40, 'done'],
      ['work', 3, 1, 'done'],
      ['done', 3, 0, 'done'],
      ['done', 3, 0, 'done'],
    ])
    expect([totalMs(settings), momentOf(begun, 5000).totalLeftMs]).toEqual([165_000, 160_000])
    const bare = { ...settings, prepare: 0, rest: 0, rounds: 2 }
    expect(stepsOf(bare).map((step) => step.phase)).toEqual(['work', 'work'])
  })

  it('holds, ends once and begins anew', () => {
    const held = toggleInterval(begun, 10_000)
    expect(momentOf(held, 999_000).leftMs).toBe(35_000)
    const on = toggleInterval(held, 100_000)
    expect(momentOf(on, 110_000).leftMs).toBe(25_000)
    expect(finishInterval(on, 110_000)).toBe(on)
    const over = finishInterval(on, 900_000)
    expect([over.run.startedAt, momentOf(over, 900_000).phase]).toEqual([null, 'done'])
    expect(finishInterval(over, 901_000)).toBe(over)
    expect(momentOf(toggleInterval(over, 950_000), 950_000).phase).toBe('prepare')
  })

  it('skips to the next phase', () => {
    const next = skipStep(begun, 2000)
    expect(momentOf(next, 3000)).toMatchObject({ phase: 'work', leftMs: 39_000 })
    const held = skipStep(toggleInterval(begun, 6000), 7000)
    expect(momentOf(held, 99_000)).toMatchObject({ phase: 'rest', leftMs: 20_000 })
    const over = toggleInterval(fitInterval(null, { ...settings, prepare: 0, rounds: 1 }), 0)
    expect(momentOf(skipStep(over, 1000), 1000).phase).toBe('done')
  })

  it('begins again with new lengths, and keeps them within bounds', () => {
    expect(changeInterval(begun, { sound: false }).run).toBe(begun.run)
    const other = changeInterval(begun, { work: 30 })
    expect([other.run, other.settings.work]).toEqual([atRest, 30])
    expect(changeInterval(begun, { work: 0, rest: -1, rounds: 500 }).settings).toMatchObject({
      work: 1,
      rest: 0,
      rounds: 99,
    })
    expect(fitInterval({ run: 3, settings: { work: 'x', rounds: 2.4 } }, settings)).toEqual({
      run: atRest,
      settings: { ...settings, rounds: 2 },
    })
  })
})
