import { fitSettings, type Setting, type SettingValues } from '../settings'
import { atRest, elapsedMs, fitRun, isRunning, pause, start, type Run } from './run'

export type IntervalPhase = 'prepare' | 'work' | 'rest'

/** Lengths in seconds. */
export interface IntervalSettings {
  prepare: number
  work: number
  rest: number
  rounds: number
  sound: boolean
}

/** Where a timer is follows from the time that has passed alone: a page that slept through a phase goes on where it should be. */
export interface IntervalTimer {
  run: Run
  settings: IntervalSettings
}

export interface Moment {
  /** Which of the phases, counted from 0; as many as there are when all are over. */
  at: number
  phase: IntervalPhase | 'done'
  /** 1 for the first. */
  round: number
  leftMs: number
  /** Length of the phase. */
  phaseMs: number
  /** What is left of all phases. */
  totalLeftMs: number
  /** What comes after. */
  next: IntervalPhase | 'done'
}

interface Step {
  phase: IntervalPhase
  round: number
  ms: number
}

export const intervalNames = {
  prepare: 'Get ready',
  work: 'Work',
  rest: 'Rest',
  done: 'Done',
} as const

/** The phases in their order. No rest follows the last round; phases without a length are left out. */
export function stepsOf({ prepare, work, rest, rounds }: IntervalSettings): Step[] {
  const all: Step[] = [{ phase: 'prepare', round: 1, ms: prepare * 1000 }]
  for (let round = 1; round <= rounds; round += 1) {
    all.push({ phase: 'work', round, ms: work * 1000 })
    if (round < rounds) all.push({ phase: 'rest', round, ms: rest * 1000 })
  }
  return all.filter((step) => step.ms > 0)
}

export function totalMs(settings: IntervalSettings): number {
  return stepsOf(settings).reduce((sum, step) => sum + step.ms, 0)
}

export function momentOf({ run, settings }: IntervalTimer, now: number): Moment {
  const steps = stepsOf(settings)
  const passed = elapsedMs(run, now)
  let end = 0
  for (const [at, step] of steps.entries()) {
    end += step.ms
    if (passed < end) {
      return {
        at,
        phase: step.phase,
        round: step.round,
        leftMs: end - passed,
        phaseMs: step.ms,
        totalLeftMs: totalMs(settings) - passed,
        next: steps[at + 1]?.phase ?? 'done',
      }
    }
  }
  return {
    at: steps.length,
    phase: 'done',
    round: settings.rounds,
    leftMs: 0,
    phaseMs: 1,
    totalLeftMs: 0,
    next: 'done',
  }
}

/** Starts and holds; what is over begins anew. */
export function toggleInterval(timer: IntervalTimer, now: number): IntervalTimer {
  if (isRunning(timer.run)) return { ...timer, run: pause(timer.run, now) }
  const over = momentOf(timer, now).phase === 'done'
  return { ...timer, run: start(over ? atRest : timer.run, now) }
}

/** Stands still once all is over; the same timer while it is not. */
export function finishInterval(timer: IntervalTimer, now: number): IntervalTimer {
  if (!isRunning(timer.run) || momentOf(timer, now).phase !== 'done') return timer
  return { ...timer, run: { startedAt: null, beforeMs: totalMs(timer.settings) } }
}

/** Goes on to the next phase, running or not. */
export function skipStep(timer: IntervalTimer, now: number): IntervalTimer {
  const { leftMs } = momentOf(timer, now)
  const beforeMs = elapsedMs(timer.run, now) + leftMs
  return { ...timer, run: { startedAt: isRunning(timer.run) ? now : null, beforeMs } }
}

/** New lengths begin from the start: what has passed says nothing about them. A sound changes nothing else. */
export function changeInterval(timer: IntervalTimer, change: SettingValues): IntervalTimer {
  const settings = fitted({ ...timer.settings, ...change }, timer.settings)
  const same = JSON.stringify(stepsOf(settings)) === JSON.stringify(stepsOf(timer.settings))
  return { run: same ? timer.run : atRest, settings }
}

export function fitInterval(stored: unknown, defaults: IntervalSettings): IntervalTimer {
  const { run, settings } = (stored ?? {}) as Partial<IntervalTimer>
  return { run: fitRun(run), settings: fitted(settings, defaults) }
}

/** What one may set, with its bounds. */
export function intervalFields(defaults: IntervalSettings): Setting[] {
  const number = (id: keyof IntervalSettings, label: string, min: number, max: number) =>
    ({ id, label, type: 'number', min, max, default: Number(defaults[id]) }) as const
  return [
    number('work', 'Work (seconds)', 1, 3600),
    number('rest', 'Rest (seconds)', 0, 3600),
    number('rounds', 'Rounds', 1, 99),
    number('prepare', 'Get ready (seconds)', 0, 60),
    { id: 'sound', label: 'Play a sound at each change', type: 'flag', default: defaults.sound },
  ]
}

function fitted(stored: unknown, defaults: IntervalSettings): IntervalSettings {
  const fit = fitSettings(stored, intervalFields(defaults))
  const whole = (id: keyof IntervalSettings) => Math.round(Number(fit[id]))
  return {
    prepare: whole('prepare'),
    work: whole('work'),
    rest: whole('rest'),
    rounds: whole('rounds'),
    sound: fit.sound === true,
  }
}
