import { h, refresh, uniqueId } from '../dom.js'
import { todayIso } from '../lib/dates.js'
import { changeUnit, startEntries, startTexts } from '../lib/tools/formula/entries.js'
import { readPast, remember } from '../lib/tools/formula/history.js'
import { solve } from '../lib/tools/formula/solve.js'
import { button, iconButton } from './controls.js'
import { formulaField } from './formula-field.js'
import { formulaResults } from './formula-results.js'
import { kept } from './kept.js'

const MAX_ROWS = 50

/** The inputs of a formula and, beside them, its results, which follow every key; and the history of those one has kept. */
export function formulaPanel(formula, { name, note, onSolve }) {
  const { list, currency = 'USD' } = formula
  const group = uniqueId('formula')
  const fields = h('div', { class: 'tool-fields' })
  const results = h('section', { 'aria-label': 'Result', class: 'card results' })
  const history = h('section', { 'aria-label': 'History', class: 'card' })
  const past = kept(`formula-${name}`, readPast, drawHistory)
  let entries
  let shown = []
  // What is missing is no mistake before one has asked for the result.
  let asked = false

  const form = h(
    'form',
    { noValidate: true, 'aria-label': 'Inputs', class: 'card tool-card', onsubmit: calculate },
    fields,
    h(
      'div',
      { class: 'tool-actions' },
      button('Calculate', { look: 'primary', type: 'submit' }),
      button('Reset', { onclick: () => start(startEntries(formula, todayIso())) }),
    ),
    past.error,
  )
  start(startEntries(formula, todayIso()))
  past.draw()
  return {
    element: h('div', { class: list ? 'tool-stack' : 'tool-columns' }, form, results),
    history,
  }

  function start(next) {
    entries = next
    asked = false
    drawFields()
    update()
  }

  function drawFields() {
    shown = formula.inputs.map((input) =>
      field(input, input.id, entries.texts, (texts) => ({ ...entries, texts })),
    )
    const rows = entries.rows.map((row, at) => rowFields(row, at))
    refresh(
      fields,
      formula.inputs.map((input, at) => shown[at].element),
      rows,
      list &&
        button(`Add ${list.singular.toLowerCase()}`, {
          icon: 'plus',
          disabled: entries.rows.length >= MAX_ROWS,
          onclick: () => changeRows([...entries.rows, startTexts(list.inputs, todayIso())]),
        }),
    )
  }

  function field(input, key, texts, change) {
    return formulaField(input, {
      id: `${group}-${key}`,
      text: texts[input.id] ?? '',
      unit: entries.units[input.id] ?? 0,
      currency,
      onInput(text) {
        texts[input.id] = text
        entries = change(texts)
        update()
      },
      onUnit(position) {
        entries = changeUnit(entries, input, position)
        drawFields()
        update()
      },
    })
  }

  function rowFields(row, at) {
    const own = list.inputs.map((input) => field(input, `${at}.${input.id}`, row, () => entries))
    shown.push(...own)
    const title = `${list.singular} ${at + 1}`
    return h(
      'fieldset',
      { class: 'tool-row' },
      h('legend', { class: 'sr-only' }, title),
      own.map((one) => one.element),
      iconButton('trash', `Remove ${title.toLowerCase()}`, {
        disabled: entries.rows.length === 1,
        onclick: () => changeRows(entries.rows.toSpliced(at, 1)),
      }),
    )
  }

  function changeRows(rows) {
    entries = { ...entries, rows }
    drawFields()
    update()
  }

  function update() {
    const solution = solve(formula, entries)
    for (const one of shown) {
      const wrong = solution.problems.find(({ field }) => one.id === `${group}-${field}`)
      one.show(wrong && (asked || !wrong.missing) ? wrong.text : undefined)
    }
    refresh(results, formulaResults(solution, formula.bands ?? [], note))
    onSolve(solution)
    return solution
  }

  function calculate(event) {
    event.preventDefault()
    asked = true
    const solution = update()
    if (solution.scope) {
      const copy = structuredClone(entries)
      past.change((current) => remember(current, formula, copy, solution, new Date()))
    } else document.getElementById(`${group}-${solution.problems[0]?.field}`)?.focus()
  }

  function drawHistory(current) {
    const use = (entry) =>
      h(
        'button',
        { type: 'button', onclick: () => start(structuredClone(entry.entries)) },
        h('b', {}, entry.result),
        h('span', {}, entry.given),
      )
    refresh(
      history,
      h(
        'header',
        { class: 'card-head' },
        h('h2', {}, 'History'),
        button('Clear history', {
          look: 'quiet',
          disabled: current.length === 0,
          onclick: () => past.change(() => []),
        }),
      ),
      current.length === 0
        ? h('p', { class: 'muted tool-empty' }, 'Press “Calculate” to keep a result here.')
        : h(
            'ol',
            { class: 'tool-list' },
            current.map((entry) => h('li', {}, use(entry))),
          ),
    )
  }
}
