import { h } from '../dom.js'
import { countFound, wantedOf } from '../lib/tools/text/find.js'
import { button } from './controls.js'

/** What is looked for in a text, and what takes its place. */
export function findBar(state, { onChange, onReplace }) {
  const line = (name, label) => {
    const input = h('input', {
      value: state[name],
      spellcheck: false,
      oninput: () => onChange({ [name]: input.value }),
    })
    return h('label', {}, label, input)
  }
  const box = (name, label) => {
    const input = h('input', {
      type: 'checkbox',
      checked: state[name] !== '',
      onchange: () => onChange({ [name]: input.checked ? 'yes' : '' }),
    })
    return h('label', { class: 'check' }, input, label)
  }
  const matches = h('p', { class: 'muted' })
  const replaceAll = button('Replace all', {
    look: 'primary',
    onclick: onReplace,
  })
  return {
    element: h(
      'div',
      { class: 'card tool-card' },
      h('div', { class: 'tool-columns' }, line('find', 'Find'), line('by', 'Replace with')),
      h(
        'div',
        { class: 'row' },
        box('matchCase', 'Match case'),
        box('wholeWords', 'Whole words'),
        matches,
        replaceAll,
      ),
    ),
    draw(current) {
      const count = countFound(current.text, wantedOf(current))
      matches.textContent = current.find === '' ? '' : count === 1 ? '1 match' : `${count} matches`
      replaceAll.disabled = count === 0
    },
  }
}
