import { h, refresh } from '../dom.js'
import { elapsedMs, formatElapsed, isRunning } from '../lib/tools/timer/run.js'
import {
  fitStopwatch,
  lapsOf,
  newStopwatch,
  takeLap,
  toggleStopwatch,
} from '../lib/tools/timer/stopwatch.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { tabTitle, ticker, timerKeys } from '../ui/ticker.js'

/** Measures a time, with laps. */
export function stopwatch(root, { heading }) {
  const state = kept('stopwatch', fitStopwatch, draw)
  const clock = ticker(drawTime, 40)
  const time = h('p', { role: 'timer', 'aria-label': 'Elapsed time', class: 'timer-digits' })
  const laps = h('div', { class: 'timer-laps' })
  const toggle = () => state.change((current) => toggleStopwatch(current, Date.now()))
  const reset = () => state.change(() => newStopwatch)
  const lap = () => state.change((current) => takeLap(current, Date.now()))
  const main = button('Start', { look: 'primary', onclick: toggle })
  const lapButton = button('Lap', { onclick: lap })
  const resetButton = button('Reset', { onclick: reset })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card' },
      h(
        'div',
        { class: 'timer' },
        time,
        h('div', { class: 'row' }, main, lapButton, resetButton),
        state.error,
      ),
      laps,
    ),
  )
  timerKeys(root, { toggle, reset, lap })
  state.draw()

  function drawTime() {
    const { run } = state.read()
    const text = formatElapsed(elapsedMs(run, Date.now()))
    time.textContent = text
    tabTitle(isRunning(run) ? text.slice(0, -3) : null)
  }

  function draw(watch) {
    const running = isRunning(watch.run)
    const begun = running || watch.run.beforeMs > 0
    clock.run(running)
    main.textContent = running ? 'Pause' : begun ? 'Resume' : 'Start'
    lapButton.disabled = !running
    resetButton.disabled = !begun
    drawTime()
    refresh(laps, watch.laps.length > 0 && table(lapsOf(watch)))
  }

  function table(list) {
    const head = ['Lap', 'Lap time', 'Total'].map((name) => h('th', { scope: 'col' }, name))
    const line = ({ number, lapMs, totalMs, mark }) =>
      h(
        'tr',
        {},
        h(
          'th',
          { scope: 'row' },
          `${number} `,
          mark && h('span', { class: `badge ${mark === 'fastest' ? 'green' : 'red'}` }, mark),
        ),
        h('td', {}, formatElapsed(lapMs)),
        h('td', {}, formatElapsed(totalMs)),
      )
    return h(
      'table',
      { 'aria-label': 'Laps' },
      h('thead', {}, h('tr', {}, head)),
      h('tbody', {}, list.map(line)),
    )
  }
}
