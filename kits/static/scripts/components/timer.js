import { h } from '../dom.js'
import { segments } from '../ui/controls.js'
import { part } from '../ui/part.js'
import { clock } from './clock.js'
import { countdownTimer } from './countdown-timer.js'
import { intervalTimer } from './interval-timer.js'
import { pomodoro } from './pomodoro.js'
import { stopwatch } from './stopwatch.js'

const kinds = {
  pomodoro: { label: 'Pomodoro', fill: pomodoro },
  countdown: { label: 'Timer', fill: countdownTimer },
  stopwatch: { label: 'Stopwatch', fill: stopwatch },
  clock: { label: 'Clock', fill: clock },
  interval: { label: 'Intervals', fill: intervalTimer },
}

/** Several ways to measure time, one at a time in view. */
export function timer(root, { heading, modes, ...options }) {
  const places = new Map(modes.map((mode) => [mode, h('div', { hidden: mode !== modes[0] })]))
  part(
    root,
    heading,
    h(
      'div',
      { class: 'tool-choice' },
      segments(
        'Kind',
        modes.map((value) => ({ value, label: kinds[value].label })),
        modes[0],
        (chosen) => {
          for (const [mode, place] of places) place.hidden = mode !== chosen
        },
      ),
    ),
    ...places.values(),
  )
  for (const [mode, place] of places) kinds[mode].fill(place, options)
}
