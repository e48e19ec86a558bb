import { h, uniqueId } from '../dom.js'
import {
  addCounter,
  addTo,
  editCounter,
  fitCounters,
  MAX_NAME,
  removeCounter,
  resetCounters,
} from '../lib/tools/counter/counters.js'
import { counterKey } from '../lib/tools/counter/keys.js'
import { button } from './controls.js'
import { openDialog } from './dialog.js'
import { kept } from './kept.js'
import { errorPlace, offerUndo } from './notices.js'

/** Counters that are kept, and what one may do with them. What takes a number away offers to bring it back. */
export function keptCounters(key, rules, draw) {
  const state = kept(key, (stored) => fitCounters(stored, rules), draw)

  function withUndo(text, update) {
    const before = state.read()
    if (state.change(update)) offerUndo(text, () => state.change(() => before))
  }

  return {
    ...state,
    add: (id, by) => state.change((current) => addTo(current, id, by, rules)),
    create: (name) => state.change((current) => addCounter(current, name, rules)),
    edit: (id, to) => state.change((current) => editCounter(current, id, to, rules)),
    remove: ({ id, name }) => withUndo(`${name} removed`, (current) => removeCounter(current, id)),
    reset: (text) => withUndo(text, (current) => resetCounters(current, rules)),
  }
}

/** Cards that stay in the page while their numbers change: what is typed into them stays, and changes are read out. */
export function cardList(label, make) {
  const element = h('ul', { 'aria-label': label, class: 'counters' })
  const cards = new Map()
  return {
    element,
    /** `show` of a card gets its counter and whatever else it needs. */
    show(list, more) {
      for (const id of cards.keys()) {
        if (list.some((one) => one.id === id)) continue
        cards.get(id).element.remove()
        cards.delete(id)
      }
      for (const [at, counter] of list.entries()) {
        if (!cards.has(counter.id)) cards.set(counter.id, make(counter.id))
        const card = cards.get(counter.id)
        if (element.children[at] !== card.element)
          element.insertBefore(card.element, element.children[at] ?? null)
        card.show(counter, more)
      }
    },
  }
}

/** One more counter, or one more player. `onAdd` says whether it could be stored. */
export function addName(label, buttonLabel, onAdd) {
  const add = button(buttonLabel, { icon: 'plus', type: 'submit', disabled: true })
  const allow = () => {
    add.disabled = input.value.trim() === ''
  }
  const input = h('input', { maxLength: MAX_NAME, placeholder: 'Name', oninput: allow })
  return h(
    'form',
    {
      class: 'tool-form',
      onsubmit: (event) => {
        event.preventDefault()
        if (onAdd(input.value)) input.value = ''
        allow()
      },
    },
    h('label', {}, label, input),
    add,
  )
}

/** Name, number and goal of a counter. `save` says whether it could be stored and `problem` why not. */
export function openCounterEditor(counter, { valueLabel, withGoal, save, problem }) {
  const number = (input) => (input.value.trim() === '' ? NaN : input.valueAsNumber)
  const fields = {
    name: h('input', { id: uniqueId('name'), value: counter.name, maxLength: MAX_NAME }),
    value: h('input', { id: uniqueId('value'), type: 'number', step: 1, value: counter.value }),
    goal: h('input', { id: uniqueId('goal'), type: 'number', step: 1, value: counter.goal ?? '' }),
  }
  const field = (label, input) =>
    h('div', { class: 'field' }, h('label', { htmlFor: input.id }, label), input)
  const error = errorPlace()
  openDialog(`Edit ${counter.name}`, (close) =>
    h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault()
          const goal = fields.goal.value === '' ? null : number(fields.goal)
          if (save({ name: fields.name.value, value: number(fields.value), goal })) close()
          else error.show(problem())
        },
      },
      h(
        'div',
        { class: 'form-fields' },
        field('Name', fields.name),
        field(valueLabel, fields.value),
        withGoal && field('Goal', fields.goal),
        error.element,
      ),
      h(
        'footer',
        { class: 'form-actions' },
        button('Cancel', { onclick: close }),
        button('Save', { look: 'primary', type: 'submit' }),
      ),
    ),
  )
}

/** Plus, minus and the space bar for a single counter, the digits for several; only what is in view hears them. */
export function counterKeys(root, read, change) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const { list } = read()
    const found = counterKey(event, list.length)
    if (!found || root.offsetParent === null) return
    event.preventDefault()
    change(list[found.at].id, found.sign)
  })
}
