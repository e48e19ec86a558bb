import { atRest, elapsedMs, fitRun, isRunning, pause, start } from './run.js'

export const MAX_DURATION_MS = 100 * 3_600_000 - 1000

export function newCountdown(durationMs) {
  const whole = Math.round(Math.min(MAX_DURATION_MS, Math.max(0, durationMs)))
  return { durationMs: whole, run: atRest, over: false }
}

export function leftMs(countdown, now) {
  if (countdown.over) return 0
  return Math.max(0, countdown.durationMs - elapsedMs(countdown.run, now))
}

/** Starts, goes on or holds; after the end it begins anew. */
export function toggleCountdown(countdown, now) {
  if (countdown.durationMs === 0) return countdown
  if (countdown.over) return { ...newCountdown(countdown.durationMs), run: start(atRest, now) }
  const { run } = countdown
  return { ...countdown, run: isRunning(run) ? pause(run, now) : start(run, now) }
}

/** Ends a countdown whose time is up; the same one while it is not. */
export function finishCountdown(countdown, now) {
  if (!isRunning(countdown.run) || leftMs(countdown, now) > 0) return countdown
  return { ...countdown, run: atRest, over: true }
}

export function fitCountdown(stored, minutes) {
  const { durationMs, run, over } = stored ?? {}
  if (typeof durationMs !== 'number') return newCountdown(minutes * 60_000)
  return { ...newCountdown(durationMs), run: fitRun(run), over: over === true }
}

export function partsOf(ms) {
  const seconds = Math.round(ms / 1000)
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
}

export function msOf({ hours, minutes, seconds }) {
  return 1000 * (3600 * hours + 60 * minutes + seconds)
}
