import { h } from '../dom.js'
import { beep } from '../lib/tools/timer/beep.js'
import {
  changeInterval,
  finishInterval,
  fitInterval,
  intervalFields,
  intervalNames,
  momentOf,
  skipStep,
  toggleInterval,
} from '../lib/tools/timer/interval.js'
import { atRest, elapsedMs, formatLeft, isRunning } from '../lib/tools/timer/run.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { settingFields } from '../ui/setting-fields.js'
import { tabTitle, ticker, timerKeys } from '../ui/ticker.js'
import { timeRing } from '../ui/time-ring.js'

const tones = { prepare: 'amber', work: 'red', rest: 'green', done: 'blue' }

/** Rounds of work with rests between them. */
export function intervalTimer(
  root,
  { heading, workSeconds = 40, restSeconds = 20, prepareSeconds = 5, rounds = 8, sound = false },
) {
  const defaults = {
    work: workSeconds,
    rest: restSeconds,
    prepare: prepareSeconds,
    rounds,
    sound,
  }
  const state = kept('interval-timer', (stored) => fitInterval(stored, defaults), draw)
  const clock = ticker(drawTime)
  const name = h('span')
  const ring = timeRing('Time left')
  const below = h('p', { class: 'muted timer-below' })
  const toggle = () => state.change((current) => toggleInterval(current, Date.now()))
  const reset = () => state.change((current) => ({ ...current, run: atRest }))
  const main = button('Start', { look: 'primary', onclick: toggle })
  const skip = button('Skip', {
    onclick: () => state.change((current) => skipStep(current, Date.now())),
  })
  // The phase that the running timer was in last; null while it stands still.
  let last = null
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card timer' },
      h('p', { role: 'status', class: 'timer-phase' }, name),
      ring.element,
      below,
      h('div', { class: 'row' }, main, button('Reset', { onclick: reset }), skip),
      state.error,
    ),
    h(
      'section',
      { 'aria-label': 'Settings', class: 'card tool-card' },
      h('h2', { class: 'tool-title' }, 'Settings'),
      settingFields(intervalFields(defaults), state.read().settings, (id, value) =>
        state.change((current) => changeInterval(current, { [id]: value })),
      ),
    ),
  )
  timerKeys(root, { toggle, reset })
  state.draw()

  function drawTime() {
    const timer = state.read()
    const now = Date.now()
    const running = isRunning(timer.run)
    const moment = momentOf(timer, now)
    const { phase, round, leftMs } = moment
    if (running && last !== null && moment.at !== last && timer.settings.sound) beep()
    last = running ? moment.at : null
    if (finishInterval(timer, now) !== timer) {
      state.change((current) => finishInterval(current, now))
      return
    }
    const text = formatLeft(leftMs)
    const shown = intervalNames[phase]
    // Written only when it changes, so that it is read out once.
    if (name.textContent !== shown) name.textContent = shown
    name.className = `badge ${tones[phase]}`
    ring.show(
      text,
      leftMs / moment.phaseMs,
      `Round ${round} of ${timer.settings.rounds}`,
      `${shown}, time left`,
    )
    below.textContent =
      phase === 'done'
        ? 'All rounds are done.'
        : `Next: ${intervalNames[moment.next]} · ${formatLeft(moment.totalLeftMs)} in all`
    const begun = phase !== 'done' && elapsedMs(timer.run, now) > 0
    main.textContent = running ? 'Pause' : begun ? 'Resume' : 'Start'
    skip.disabled = phase === 'done'
    tabTitle(running ? `${text} ${shown}` : null)
  }

  function draw(timer) {
    clock.run(isRunning(timer.run))
    drawTime()
  }
}
