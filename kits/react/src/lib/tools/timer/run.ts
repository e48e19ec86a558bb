/**
 * Time that is measured by the clock, not by counting ticks: a tab that sleeps, or a page that is loaded again, has lost
 * nothing.
 */
export interface Run {
  /** When it was started, in milliseconds since 1970; null while it stands still. */
  startedAt: number | null
  /** What had passed before. */
  beforeMs: number
}

export const atRest: Run = { startedAt: null, beforeMs: 0 }

export function elapsedMs(run: Run, now: number): number {
  return run.beforeMs + (run.startedAt === null ? 0 : Math.max(0, now - run.startedAt))
}

export function start(run: Run, now: number): Run {
  return run.startedAt === null ? { ...run, startedAt: now } : run
}

export function pause(run: Run, now: number): Run {
  return { startedAt: null, beforeMs: elapsedMs(run, now) }
}

export function isRunning(run: Run): boolean {
  return run.startedAt !== null
}

export function fitRun(stored: unknown): Run {
  const { startedAt, beforeMs } = (stored ?? {}) as Partial<Run>
  return {
    startedAt: typeof startedAt === 'number' ? startedAt : null,
    beforeMs: typeof beforeMs === 'number' && beforeMs >= 0 ? beforeMs : 0,
  }
}

/** 61 000 → 01:01; what is left of a second counts as a whole one, so that a countdown ends when it shows 00:00. */
export function formatLeft(ms: number): string {
  return clock(Math.ceil(ms / 1000))
}

/** 61 230 → 01:01.23 */
export function formatElapsed(ms: number): string {
  const hundredths = Math.floor(ms / 10)
  return `${clock(Math.floor(hundredths / 100))}.${two(hundredths % 100)}`
}

function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${two(minutes)}:${two(seconds % 60)}`
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}
