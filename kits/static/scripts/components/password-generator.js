import { h } from '../dom.js'
import { password, strengthOf } from '../lib/tools/generate/password.js'
import { generatorPanel } from '../ui/generator-panel.js'

/** Passwords that nobody guesses, with a measure of their strength. They are not kept. */
export function passwordGenerator(root, options) {
  generatorPanel(root, password, { ...options, history: false, about: strength })
}

function strength(text) {
  const { label, level, bits } = strengthOf(text)
  const steps = [1, 2, 3, 4, 5].map((step) =>
    h('i', { class: step <= level ? `level-${level}` : '' }),
  )
  return h(
    'div',
    {
      role: 'meter',
      'aria-label': 'Strength',
      'aria-valuemin': '0',
      'aria-valuemax': '5',
      'aria-valuenow': String(level),
      'aria-valuetext': label,
    },
    h('div', { class: 'strength' }, steps),
    h('p', {}, h('b', {}, label), h('span', { class: 'muted' }, ` · about ${bits} bits`)),
  )
}
