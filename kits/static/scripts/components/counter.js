import { h, refresh } from '../dom.js'
import {
  addLabel,
  hasReached,
  isAtBottom,
  isUntouched,
  MAX_STEP,
  progressOf,
  setStep,
  takeLabel,
  totalOf,
} from '../lib/tools/counter/counters.js'
import { progressBar } from '../ui/bars.js'
import { button, emptyState, iconButton } from '../ui/controls.js'
import {
  addName,
  cardList,
  counterKeys,
  keptCounters,
  openCounterEditor,
} from '../ui/counter-parts.js'
import { part } from '../ui/part.js'

/** One counter or several, with large buttons. */
export function counter(
  root,
  { keptAs, heading, names = ['Count'], step = 1, goal = null, start = 0, negative = false },
) {
  const rules = { names, step, goal, start, negative }
  const state = keptCounters(`counter-${keptAs}`, rules, draw)
  const total = h('output', { 'aria-label': 'Total', class: 'tool-figure' })
  const totalLine = h('p', { class: 'muted' }, 'Total ', total)
  const several = () => state.read().list.length > 1
  const stepField = h('input', {
    type: 'number',
    min: 1,
    max: MAX_STEP,
    value: state.read().step,
    oninput: () => {
      if (stepField.value === '') return
      state.change((current) => setStep(current, stepField.valueAsNumber))
    },
  })
  const reset = button('', {
    onclick: () => state.reset(several() ? 'All counters reset' : 'Counter reset'),
  })
  const cards = cardList('Counters', card)
  const empty = h('div', {}, emptyState('No counter yet', 'Add one below.', 'plus'))
  const keys = h('p', { class: 'muted' })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'counter-bar' },
      totalLine,
      h('div', { class: 'row' }, h('label', { class: 'counter-field' }, 'Step', stepField), reset),
    ),
    state.error,
    empty,
    cards.element,
    addName('New counter', 'Add counter', state.create),
    keys,
  )
  counterKeys(root, state.read, (id, sign) => state.add(id, sign * state.read().step))
  state.draw()

  function draw(current) {
    const { list } = current
    const one = list.length === 1
    totalLine.hidden = !several()
    total.textContent = totalOf(current)
    reset.textContent = several() ? 'Reset all' : 'Reset'
    reset.disabled = isUntouched(current, rules)
    empty.hidden = list.length > 0
    cards.element.classList.toggle('single', one)
    cards.show(list, current.step)
    keys.textContent = one
      ? 'On a keyboard, + and the space bar add, − takes away.'
      : 'On a keyboard, 1 to 9 add to a counter, with Shift they take away.'
  }

  function card(id) {
    const find = () => state.read().list.find((one) => one.id === id)
    const press = (sign) => state.add(id, sign * state.read().step)
    const title = h('h3')
    const reached = h('span', { class: 'badge green' }, 'Goal reached')
    const value = h('p', { role: 'status', class: 'counter-value' })
    const progress = h('div')
    const take = button('−', { class: 'counter-press', onclick: () => press(-1) })
    const add = button('+', { look: 'primary', class: 'counter-press', onclick: () => press(1) })
    const edit = iconButton('pencil', '', {
      onclick: () =>
        openCounterEditor(find(), {
          valueLabel: 'Count',
          withGoal: true,
          save: (to) => state.edit(id, to),
          problem: state.problem,
        }),
    })
    const remove = iconButton('trash', '', { onclick: () => state.remove(find()) })
    return {
      element: h(
        'li',
        { class: 'card counter-card' },
        h('div', { class: 'counter-head' }, title, reached, edit, remove),
        value,
        progress,
        h('div', { class: 'counter-buttons' }, take, add),
      ),
      show(one, by) {
        const way = progressOf(one, start)
        title.textContent = one.name
        reached.hidden = !hasReached(one.value, one.goal, start)
        value.setAttribute('aria-label', one.name)
        value.textContent = one.value
        refresh(progress, way && progressBar(`${one.name}, goal`, way.done, way.of, way.text))
        take.setAttribute('aria-label', takeLabel(one.name, by))
        take.disabled = isAtBottom(one, rules)
        add.setAttribute('aria-label', addLabel(one.name, by))
        for (const [control, what] of [
          [edit, 'Edit'],
          [remove, 'Remove'],
        ]) {
          control.setAttribute('aria-label', `${what} ${one.name}`)
          control.title = `${what} ${one.name}`
        }
      },
    }
  }
}
