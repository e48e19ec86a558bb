import { atRest, elapsedMs, fitRun, isRunning, pause, start } from './run.js'

const MAX_LAPS = 200

export const newStopwatch = { run: atRest, laps: [] }

export function toggleStopwatch(watch, now) {
  return { ...watch, run: isRunning(watch.run) ? pause(watch.run, now) : start(watch.run, now) }
}

export function takeLap(watch, now) {
  if (!isRunning(watch.run) || watch.laps.length >= MAX_LAPS) return watch
  return { ...watch, laps: [...watch.laps, elapsedMs(watch.run, now)] }
}

/** The laps, latest first. The fastest and the slowest are told from three laps on. */
export function lapsOf({ laps }) {
  const lengths = laps.map((total, at) => total - (laps[at - 1] ?? 0))
  const [fastest, slowest] = [Math.min(...lengths), Math.max(...lengths)]
  const mark = (length) => {
    if (laps.length < 3 || fastest === slowest) return null
    return length === fastest ? 'fastest' : length === slowest ? 'slowest' : null
  }
  return laps
    .map((totalMs, at) => {
      const lapMs = lengths[at] ?? 0
      return { number: at + 1, lapMs, totalMs, mark: mark(lapMs) }
    })
    .toReversed()
}

export function fitStopwatch(stored) {
  const { run, laps } = stored ?? {}
  return {
    run: fitRun(run),
    laps: Array.isArray(laps) ? laps.filter((lap) => typeof lap === 'number') : [],
  }
}
