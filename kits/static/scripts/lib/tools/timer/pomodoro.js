import { toIsoDate } from '../../dates.js'
import { atRest, elapsedMs, fitRun, isRunning, pause, start } from './run.js'

/** Lengths in minutes. */
export const phaseNames = {
  work: 'Focus',
  shortBreak: 'Short break',
  longBreak: 'Long break',
}

/** Days that are remembered. */
const MAX_DAYS = 400
const MINUTE_MS = 60_000

export function durationMs({ phase, settings }) {
  return settings[phase] * MINUTE_MS
}

export function phaseLeftMs(timer, now) {
  return Math.max(0, durationMs(timer) - elapsedMs(timer.run, now))
}

export function togglePomodoro(timer, now) {
  return { ...timer, run: isRunning(timer.run) ? pause(timer.run, now) : start(timer.run, now) }
}

export function choosePhase(timer, phase) {
  return { ...timer, phase, run: atRest }
}

/** Goes on to the next phase when the time of this one is up; the same timer while it is not. */
export function finishPhase(timer, now) {
  if (!isRunning(timer.run) || phaseLeftMs(timer, now) > 0) return timer
  const next = nextPhase(timer, true)
  const day = toIsoDate(new Date(now))
  const log = timer.phase === 'work' ? counted(timer.log, day) : timer.log
  return { ...next, log, run: timer.settings.autoStart ? start(atRest, now) : atRest }
}

/** Goes on without counting the session. */
export function skipPhase(timer) {
  return nextPhase(timer, false)
}

function nextPhase(timer, counts) {
  if (timer.phase === 'work') {
    const finished = timer.finished + (counts ? 1 : 0)
    const long = finished > 0 && finished % timer.settings.rounds === 0
    return { ...timer, run: atRest, finished, phase: long ? 'longBreak' : 'shortBreak' }
  }
  const finished = timer.phase === 'longBreak' ? 0 : timer.finished
  return { ...timer, run: atRest, finished, phase: 'work' }
}

function counted(log, day) {
  const days = Object.entries({ ...log, [day]: (log[day] ?? 0) + 1 })
  return Object.fromEntries(days.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(-MAX_DAYS))
}

/** Sessions of the last days up to today, oldest first. */
export function lastDays(log, today, count = 7) {
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

export function fitPomodoro(stored, defaults) {
  const { phase, run, finished, settings, log } = stored ?? {}
  return {
    phase: phase !== undefined && Object.hasOwn(phaseNames, phase) ? phase : 'work',
    run: fitRun(run),
    finished: typeof finished === 'number' ? finished : 0,
    settings: fitSettings(settings, defaults),
    log: typeof log === 'object' ? log : {},
  }
}

/** Settings with every length between a minute and three hours. */
export function fitSettings(stored, defaults) {
  const whole = (value, other, most) =>
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
