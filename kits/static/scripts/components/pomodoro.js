import { h, refresh } from '../dom.js'
import { beep } from '../lib/tools/timer/beep.js'
import {
  choosePhase,
  durationMs,
  finishPhase,
  fitPomodoro,
  phaseLeftMs,
  phaseNames,
  skipPhase,
  togglePomodoro,
} from '../lib/tools/timer/pomodoro.js'
import { atRest, formatLeft, isRunning } from '../lib/tools/timer/run.js'
import { button, segments } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { pomodoroLog, pomodoroSettings } from '../ui/pomodoro-parts.js'
import { tabTitle, ticker, timerKeys } from '../ui/ticker.js'
import { timeRing } from '../ui/time-ring.js'

const phases = Object.entries(phaseNames).map(([value, label]) => ({ value, label }))

/** Sessions of work with breaks between them, counted by day. */
export function pomodoro(
  root,
  { heading, work = 25, shortBreak = 5, longBreak = 15, rounds = 4, sound = false },
) {
  const defaults = { work, shortBreak, longBreak, rounds, sound, autoStart: false }
  const state = kept('pomodoro', (stored) => fitPomodoro(stored, defaults), draw)
  const clock = ticker(drawTime)
  const choice = h('div')
  const ring = timeRing('Time left')
  const log = h('section', { 'aria-label': 'Finished sessions', class: 'card tool-card' })
  const toggle = () => state.change((current) => togglePomodoro(current, Date.now()))
  const reset = () => state.change((current) => ({ ...current, run: atRest }))
  const main = button('Start', { look: 'primary', onclick: toggle })
  const settings = pomodoroSettings((change) =>
    state.change((current) => ({ ...current, settings: change(current.settings) })),
  )
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card timer' },
      choice,
      ring.element,
      h(
        'div',
        { class: 'row' },
        main,
        button('Reset', { onclick: reset }),
        button('Skip', { onclick: () => state.change(skipPhase) }),
      ),
      state.error,
    ),
    h('div', { class: 'tool-columns' }, log, settings.element),
  )
  timerKeys(root, { toggle, reset })
  state.draw()

  function drawTime() {
    const timer = state.read()
    const now = Date.now()
    if (finishPhase(timer, now) !== timer) {
      if (timer.settings.sound) beep()
      state.change((current) => finishPhase(current, now))
      return
    }
    const left = phaseLeftMs(timer, now)
    const name = phaseNames[timer.phase]
    const session = (timer.finished % timer.settings.rounds) + 1
    ring.show(
      formatLeft(left),
      left / durationMs(timer),
      `Session ${session} of ${timer.settings.rounds}`,
      `${name}, time left`,
    )
    tabTitle(isRunning(timer.run) ? `${formatLeft(left)} ${name}` : null)
  }

  function draw(timer) {
    const running = isRunning(timer.run)
    clock.run(running)
    main.textContent = running ? 'Pause' : timer.run.beforeMs > 0 ? 'Resume' : 'Start'
    refresh(
      choice,
      segments('Phase', phases, timer.phase, (phase) =>
        state.change((current) => choosePhase(current, phase)),
      ),
    )
    refresh(log, pomodoroLog(timer.log, timer.settings.work, new Date()))
    settings.show(timer.settings)
    drawTime()
  }
}
