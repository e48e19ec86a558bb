import { toIsoDate } from '../../dates'
import { atRest, elapsedMs, fitRun, isRunning, pause, start, type Run } from './run'

export type Phase = 'work' | 'shortBreak' | 'longBreak'

/** Lengths in minutes. */
export interface PomodoroSettings {
  work: number
  shortBreak: number
  longBreak: number
  /** Sessions of work before the long break. */
  rounds: number
  /** The next phase begins by itself. */
  autoStart: boolean
  sound: boolean
}

export interface Pomodoro {
  phase: Phase
  run: Run
  /** Sessions finished since the last long break. */
  finished: number
  settings: PomodoroSettings
  /** Finished sessions by day. */
  log: Record<string, number>
}

export const phaseNames: Record<Phase, string> = {
  work: 'Focus',
  shortBreak: 'Short break',
  longBreak: 'Long break',
}

/** Days that are remembered. */
const MAX_DAYS = 400
const MINUTE_MS = 60_000

export function durationMs({ phase, settings }: Pomodoro): number {
  return settings[phase] * MINUTE_MS
}

export function phaseLeftMs(timer: Pomodoro, now: number): number {
  return Math.max(0, durationMs(timer) - elapsedMs(timer.run, now))
}

export function togglePomodoro(timer: Pomodoro, now: number): Pomodoro {
  return { ...timer, run: isRunning(timer.run) ? pause(timer.run, now) : start(timer.run, now) }
}

export function choosePhase(timer: Pomodoro, phase: Phase): Pomodoro {
  return { ...timer, phase, run: atRest }
}

/** Goes on to the next phase when the time of this one is up; the same timer while it is not. */
export function finishPhase(timer: Pomodoro, now: number): Pomodoro {
  if (!isRunning(timer.run) || phaseLeftMs(timer, now) > 0) return timer
  const next = nextPhase(timer, true)
  const day = toIsoDate(new Date(now))
  const log = timer.phase === 'work' ? counted(timer.log, day) : timer.log
  return { ...next, log, run: timer.settings.autoStart ? start(atRest, now) : atRest }
}

/** Goes on without counting the session. */
export function skipPhase(timer: Pomodoro): Pomodoro {
  return nextPhase(timer, false)
}

function nextPhase(timer: Pomodoro, counts: boolean): Pomodoro {
  if (timer.phase === 'work') {
    const finished = timer.finished + (counts ? 1 : 0)
    const long = finished > 0 && finished % timer.settings.rounds === 0
    return { ...timer, run: atRest, finished, phase: long ? 'longBreak' : 'shortBreak' }
  }
  const finished = timer.phase === 'longBreak' ? 0 : timer.finished
  return { ...timer, run: atRest, finished, phase: 'work' }
}

function counted(log: Record<string, number>, day: string): Record<string, number> {
  const days = Object.entries({ ...log, [day]: (log[day] ?? 0) + 1 })
  return Object.fromEntries(days.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(-MAX_DAYS))
}

/** Sessions of the last days up to today, oldest first. */
export function lastDays(
  log: Record<string, number>,
  today: Date,
  count = 7,
): { day: string; label: string; sessions: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(
      today.getFullYear(),
      today.getMonth(),
      today.getDate() - count + 1 + index,
    )
    const day = toIsoDate(date)
    const label = date.toLocaleDateString(undefined, { weekday: 'short' })
    return { day, label, sessions: log[day] ?? 0 }
  })
}

export function fitPomodoro(stored: unknown, defaults: PomodoroSettings): Pomodoro {
  const { phase, run, finished, settings, log } = (stored ?? {}) as Partial<Pomodoro>
  return {
    phase: phase !== undefined && Object.hasOwn(phaseNames, phase) ? phase : 'work',
    run: fitRun(run),
    finished: typeof finished === 'number' ? finished : 0,
    settings: fitSettings(settings, defaults),
    log: typeof log === 'object' ? log : {},
  }
}

/** Settings with every length between a minute and three hours. */
export function fitSettings(
  stored: Partial<PomodoroSettings> | undefined,
  defaults: PomodoroSettings,
): PomodoroSettings {
  const whole = (value: unknown, other: number, most: number) =>
    typeof value === 'number' && Number.isFinite(value)
      ? Math.min(most, Math.max(1, Math.round(value)))
      : other
  return {
    work: whole(stored?.work, defaults.work, 180),
    shortBreak: whole(stored?.shortBreak, defaults.shortBreak, 180),
    longBreak: whole(stored?.longBreak, defaults.longBreak, 180),
    rounds: whole(stored?.rounds, defaults.rounds, 12),
    autoStart: stored?.autoStart ?? defaults.autoStart,
    sound: stored?.sound ?? defaults.sound,
  }
}
