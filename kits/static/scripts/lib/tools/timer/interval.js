import { fitSettings } from '../settings.js'
import { atRest, elapsedMs, fitRun, isRunning, pause, start } from './run.js'

/** Lengths in seconds. */
/** Where a timer is follows from the time that has passed alone: a page that slept through a phase goes on where it should be. */
export const intervalNames = {
  prepare: 'Get ready',
  work: 'Work',
  rest: 'Rest',
  done: 'Done',
}

/** The phases in their order. No rest follows the last round; phases without a length are left out. */
export function stepsOf({ prepare, work, rest, rounds }) {
  const all = [{ phase: 'prepare', round: 1, ms: prepare * 1000 }]
  for (let round = 1; round <= rounds; round += 1) {
    all.push({ phase: 'work', round, ms: work * 1000 })
    if (round < rounds) all.push({ phase: 'rest', round, ms: rest * 1000 })
  }
  return all.filter((step) => step.ms > 0)
}

export function totalMs(settings) {
  return stepsOf(settings).reduce((sum, step) => sum + step.ms, 0)
}

export function momentOf({ run, settings }, now) {
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
export function toggleInterval(timer, now) {
  if (isRunning(timer.run)) return { ...timer, run: pause(timer.run, now) }
  const over = momentOf(timer, now).phase === 'done'
  return { ...timer, run: start(over ? atRest : timer.run, now) }
}

/** Stands still once all is over; the same timer while it is not. */
export function finishInterval(timer, now) {
  if (!isRunning(timer.run) || momentOf(timer, now).phase !== 'done') return timer
  return { ...timer, run: { startedAt: null, beforeMs: totalMs(timer.settings) } }
}

/** Goes on to the next phase, running or not. */
export function skipStep(timer, now) {
  const { leftMs } = momentOf(timer, now)
  const beforeMs = elapsedMs(timer.run, now) + leftMs
  return { ...timer, run: { startedAt: isRunning(timer.run) ? now : null, beforeMs } }
}

/** New lengths begin from the start: what has passed says nothing about them. A sound changes nothing else. */
export function changeInterval(timer, change) {
  const settings = fitted({ ...timer.settings, ...change }, timer.settings)
  const same = JSON.stringify(stepsOf(settings)) === JSON.stringify(stepsOf(timer.settings))
  return { run: same ? timer.run : atRest, settings }
}

export function fitInterval(stored, defaults) {
  const { run, settings } = stored ?? {}
  return { run: fitRun(run), settings: fitted(settings, defaults) }
}

/** What one may set, with its bounds. */
export function intervalFields(defaults) {
  const number = (id, label, min, max) => ({
    id,
    label,
    type: 'number',
    min,
    max,
    default: Number(defaults[id]),
  })
  return [
    number('work', 'Work (seconds)', 1, 3600),
    number('rest', 'Rest (seconds)', 0, 3600),
    number('rounds', 'Rounds', 1, 99),
    number('prepare', 'Get ready (seconds)', 0, 60),
    { id: 'sound', label: 'Play a sound at each change', type: 'flag', default: defaults.sound },
  ]
}

function fitted(stored, defaults) {
  const fit = fitSettings(stored, intervalFields(defaults))
  const whole = (id) => Math.round(Number(fit[id]))
  return {
    prepare: whole('prepare'),
    work: whole('work'),
    rest: whole('rest'),
    rounds: whole('rounds'),
    sound: fit.sound === true,
  }
}
