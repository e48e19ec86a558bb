import { h } from '../dom.js'
import { beep } from '../lib/tools/timer/beep.js'
import {
  finishCountdown,
  fitCountdown,
  leftMs,
  msOf,
  newCountdown,
  partsOf,
  toggleCountdown,
} from '../lib/tools/timer/countdown.js'
import { formatLeft, isRunning } from '../lib/tools/timer/run.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { tabTitle, ticker, timerKeys } from '../ui/ticker.js'
import { timeRing } from '../ui/time-ring.js'

const quickMinutes = [1, 5, 10, 15, 30]
const limits = { hours: 99, minutes: 59, seconds: 59 }

/** Counts down from a time one sets. */
export function countdownTimer(root, { heading, minutes = 5, sound = false }) {
  const state = kept('countdown', (stored) => fitCountdown(stored, minutes), draw)
  const clock = ticker(state.draw)
  const ring = timeRing('Time left')
  const status = h('p', { role: 'status', class: 'timer-status' })
  const toggle = () => state.change((current) => toggleCountdown(current, Date.now()))
  const reset = () => state.change((current) => newCountdown(current.durationMs))
  const main = button('Start', { look: 'primary', onclick: toggle })
  const inputs = Object.entries(limits).map(([id, max]) => {
    const input = h('input', { type: 'number', min: 0, max, oninput: () => set(id, input) })
    return [id, input]
  })
  const fields = h(
    'fieldset',
    { class: 'timer-set' },
    h('legend', { class: 'sr-only' }, 'Set the time'),
    h(
      'div',
      { class: 'timer-parts' },
      inputs.map(([id, input]) => h('label', {}, id[0].toUpperCase() + id.slice(1), input)),
    ),
    h(
      'div',
      { class: 'row' },
      quickMinutes.map((quick) =>
        button(`${quick} min`, {
          class: 'small',
          onclick: () => state.change(() => newCountdown(quick * 60_000)),
        }),
      ),
    ),
  )
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card timer' },
      ring.element,
      status,
      h('div', { class: 'row' }, main, button('Reset', { onclick: reset })),
      fields,
      state.error,
    ),
  )
  timerKeys(root, { toggle, reset })
  state.draw()

  function set(id, input) {
    const value = Math.min(limits[id], Math.max(0, input.valueAsNumber || 0))
    state.change((current) => newCountdown(msOf({ ...partsOf(current.durationMs), [id]: value })))
  }

  function draw(current) {
    const now = Date.now()
    if (finishCountdown(current, now) !== current) {
      if (sound) beep()
      state.change((latest) => finishCountdown(latest, now))
      return
    }
    const running = isRunning(current.run)
    const untouched = !running && current.run.beforeMs === 0 && !current.over
    const left = leftMs(current, now)
    clock.run(running)
    ring.show(formatLeft(left), current.durationMs === 0 ? 0 : left / current.durationMs)
    status.textContent = current.over
      ? 'Time is up!'
      : running
        ? 'Running'
        : untouched
          ? ''
          : 'Paused'
    main.textContent = running ? 'Pause' : untouched || current.over ? 'Start' : 'Resume'
    main.disabled = !running && current.durationMs === 0
    fields.disabled = !untouched
    for (const [id, input] of inputs) {
      const value = String(partsOf(current.durationMs)[id])
      if (Number(input.value || 0) !== Number(value)) input.value = value
    }
    if (running || current.over) tabTitle(current.over ? 'Time is up' : formatLeft(left))
    else tabTitle(null)
  }
}
