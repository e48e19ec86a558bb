import { h, refresh } from '../dom.js'
import { choosePair, fitChosen, pairOf } from '../lib/tools/convert/chosen.js'
import { currencyKind, readRates } from '../lib/tools/convert/currency.js'
import { kinds } from '../lib/tools/convert/kinds.js'
import { convert, formatAmount, readAmount, unitOf } from '../lib/tools/convert/units.js'
import { button, segments, select } from '../ui/controls.js'
import { currencyRates } from '../ui/currency-rates.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

const MAX_SEGMENTS = 4

/** Converts between units; below, the same amount in all of them. */
export function converter(root, { heading, kinds: ids }) {
  const rates = kept('rates', readRates, () => state.draw())
  const state = kept('converter', (stored) => fitChosen(stored, ids), draw)
  const options = ids.map((value) => ({ value, label: kindOf(value).label }))
  const chooseKind = (kind) => state.change((current) => ({ ...current, kind }))
  const kindChoice = ids.length > MAX_SEGMENTS ? select : segments
  const input = h('input', {
    inputMode: 'decimal',
    class: 'tool-large',
    value: state.read().text,
    oninput: () => state.change((current) => ({ ...current, text: input.value.slice(0, 40) })),
  })
  const units = h('div', { class: 'unit-pair' })
  const result = h('div', { role: 'status', 'aria-label': 'Result', class: 'tool-result' })
  const table = h('section', { 'aria-label': 'All units', class: 'card' })
  const money = currencyRates(rates)

  part(
    root,
    heading,
    ids.length > 1 &&
      h(
        'div',
        { class: 'tool-choice' },
        kindChoice('Kind', options, state.read().kind, chooseKind),
      ),
    h(
      'div',
      { class: 'card tool-card' },
      h('label', {}, 'Value', input),
      units,
      result,
      state.error,
    ),
    table,
    money.element,
  )
  state.draw()

  function kindOf(name) {
    return name === 'currency' ? currencyKind(rates.read()) : kinds[name]
  }

  function draw(chosen) {
    const kind = kindOf(chosen.kind)
    const pair = pairOf(chosen, kind)
    const [from, to] = [unitOf(kind, pair.from), unitOf(kind, pair.to)]
    const amount = readAmount(chosen.text)
    const choose = (next) => state.change((current) => choosePair(current, { ...pair, ...next }))
    const list = kind.units.map(({ id, label }) => ({ value: id, label: `${label} (${id})` }))
    const unitSelect = (label, value, onChange) => {
      const control = select(label, list, value, onChange)
      control.dataset.key = label
      return h('div', {}, h('span', { 'aria-hidden': 'true' }, label), control)
    }

    input.setAttribute('aria-invalid', String(amount === null && chosen.text !== ''))
    refresh(
      units,
      unitSelect('From', from.id, (id) => choose({ from: id })),
      button('⇄ Swap', {
        'data-key': 'swap',
        onclick: () => choose({ from: to.id, to: from.id }),
      }),
      unitSelect('To', to.id, (id) => choose({ to: id })),
    )
    refresh(
      result,
      amount === null
        ? h('p', { class: 'muted' }, 'Enter a number.')
        : [
            h('p', { class: 'muted' }, `${formatAmount(amount)} ${from.id} =`),
            h('p', { class: 'tool-figure' }, `${formatAmount(convert(amount, from, to))} ${to.id}`),
          ],
    )
    table.hidden = amount === null
    if (amount !== null) drawTable(amount, from, kind.units, choose)
    money.element.hidden = chosen.kind !== 'currency'
  }

  function drawTable(amount, from, list, choose) {
    const line = (unit) =>
      h(
        'li',
        {},
        h(
          'button',
          { type: 'button', 'data-key': unit.id, onclick: () => choose({ to: unit.id }) },
          h('span', {}, unit.label),
          h('b', {}, `${formatAmount(convert(amount, from, unit))} ${unit.id}`),
        ),
      )
    refresh(
      table,
      h('h2', { class: 'card-head' }, `${formatAmount(amount)} ${from.id} in all units`),
      h('ul', { class: 'unit-table' }, list.map(line)),
    )
  }
}
