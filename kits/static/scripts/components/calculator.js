import { h, refresh } from '../dom.js'
import { erase, press, preview, readHistory, remember, solve } from '../lib/calculator/entry.js'
import { ExpressionError } from '../lib/calculator/evaluate.js'
import {
  basicKeys,
  extraKeys,
  keyKind,
  keyLabel,
  keyNames,
  typedKey,
} from '../lib/calculator/keys.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

/** A calculator with an expression line, keyboard input and a history. */
export function calculator(root, { heading, scientific = false, history = false }) {
  let expression = ''
  let solved = false
  let problem = null
  const entries = kept('calculator-history', readHistory, drawHistory)

  const hint = h('p', { role: 'status' })
  const display = h('output', { 'aria-label': 'Display' })
  const keys = h(
    'div',
    { class: 'keys' },
    (scientific ? [...extraKeys, ...basicKeys] : basicKeys).map(key),
  )
  const panel = h(
    'div',
    {
      role: 'application',
      'aria-label': 'Calculator',
      tabIndex: 0,
      class: 'card calculator',
      onkeydown: onKeyDown,
    },
    h('div', { class: 'display' }, hint, display),
    keys,
  )
  const past = h('section', { 'aria-label': 'History', class: 'card history' })

  part(
    root,
    heading,
    entries.error,
    h('div', { class: history ? 'with-history' : '' }, panel, history && past),
  )
  if (history) entries.draw()
  draw()
  // One can type right away.
  panel.focus({ preventScroll: true })

  function key(name) {
    const size = extraKeys.includes(name) ? 'small' : ''
    return h(
      'button',
      {
        type: 'button',
        'aria-label': keyNames[name],
        class: `key ${keyKind(name)} ${size}`,
        onclick: () => act(name),
      },
      keyLabel(name),
    )
  }

  function act(name) {
    problem = null
    if (name === '=') equals()
    else {
      if (name === 'C') expression = ''
      else if (name === '⌫') expression = solved ? '' : erase(expression)
      else expression = press(expression, name, solved)
      solved = false
    }
    draw()
  }

  function equals() {
    if (expression === '') return
    try {
      const entry = solve(expression)
      if (history) entries.change((current) => remember(current, entry))
      expression = entry.result
      solved = true
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      problem = error.message
    }
  }

  function draw() {
    const ahead = solved || problem ? '' : preview(expression)
    hint.textContent = problem ?? (ahead !== '' && ahead !== expression ? `= ${ahead}` : '')
    display.textContent = expression === '' ? '0' : expression
  }

  function drawHistory(current) {
    const clear = button('Clear', {
      look: 'quiet',
      disabled: current.length === 0,
      onclick: () => entries.change(() => []),
    })
    refresh(
      past,
      h('header', { class: 'card-head' }, h('h2', {}, 'History'), clear),
      current.length === 0
        ? h('p', { class: 'muted history-empty' }, 'Results appear here.')
        : h('ol', {}, current.map(pastEntry)),
    )
  }

  function pastEntry(entry) {
    const use = () => {
      expression = entry.result
      solved = true
      problem = null
      draw()
    }
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', onclick: use },
        h('span', {}, `${entry.expression} =`),
        h('b', {}, entry.result),
      ),
    )
  }

  function onKeyDown(event) {
    const name = typedKey(event.key, event.target instanceof HTMLButtonElement)
    if (name === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act(name)
  }
}
