import { h } from '../dom.js'
import { fitSettings, lastDays } from '../lib/tools/timer/pomodoro.js'

const lengths = [
  ['work', 'Focus (minutes)'],
  ['shortBreak', 'Short break (minutes)'],
  ['longBreak', 'Long break (minutes)'],
  ['rounds', 'Sessions before a long break'],
]
const flags = [
  ['autoStart', 'Start the next phase automatically'],
  ['sound', 'Play a sound at the end'],
]

/** Finished sessions of today and of the last week. */
export function pomodoroLog(log, work, today) {
  const days = lastDays(log, today)
  const count = days.at(-1).sessions
  const most = Math.max(1, ...days.map((day) => day.sessions))
  const bar = (day) =>
    h(
      'li',
      {},
      h('i', { style: `height: ${Math.max(0.2, (4 * day.sessions) / most)}rem` }),
      day.label,
      h('span', { class: 'sr-only' }, `: ${day.sessions}`),
    )
  return [
    h('h2', { class: 'tool-title' }, 'Today'),
    h(
      'p',
      { role: 'status' },
      h('b', { class: 'tool-figure' }, count === 1 ? '1 session' : `${count} sessions`),
      h('span', { class: 'muted' }, ` ${count * work} minutes of focus`),
    ),
    h('ol', { class: 'timer-week' }, days.map(bar)),
  ]
}

/** The lengths of the phases; `change` gets a function from the old settings to the new. */
export function pomodoroSettings(change) {
  const numbers = lengths.map(([id, label]) => {
    const input = h('input', {
      type: 'number',
      min: 1,
      onchange: () =>
        change((current) => fitSettings({ ...current, [id]: input.valueAsNumber }, current)),
    })
    return { id, input, element: h('label', {}, label, input) }
  })
  const boxes = flags.map(([id, label]) => {
    const input = h('input', {
      type: 'checkbox',
      onchange: () => change((current) => ({ ...current, [id]: input.checked })),
    })
    return { id, input, element: h('label', { class: 'check' }, input, label) }
  })
  return {
    element: h(
      'section',
      { 'aria-label': 'Settings', class: 'card tool-card' },
      h('h2', { class: 'tool-title' }, 'Settings'),
      h(
        'div',
        { class: 'timer-settings' },
        numbers.map(({ element }) => element),
      ),
      boxes.map(({ element }) => element),
    ),
    show(settings) {
      for (const { id, input } of numbers) input.value = settings[id]
      for (const { id, input } of boxes) input.checked = settings[id]
    },
  }
}
