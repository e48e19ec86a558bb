import { h } from '../dom.js'

/** One input of a formula with its label; `show` says what is wrong with it. */
export function formulaField(input, { id, text, unit, currency, onInput, onUnit }) {
  const error = h('p', { id: `${id}-error`, class: 'field-error', hidden: true })
  const suffix = { money: currency, percent: '%' }[input.type] ?? input.unit
  const control = controlOf(input, id, text, onInput)
  const box = input.units
    ? h('div', { class: 'with-unit' }, control, unitSelect(input, unit, onUnit))
    : suffix
      ? h('div', { class: 'with-suffix' }, control, h('span', {}, suffix))
      : control
  const optional =
    (input.optional || input.type === 'text') && h('span', { class: 'optional' }, 'optional')

  return {
    id,
    element: h(
      'div',
      { class: 'field' },
      h('label', { htmlFor: id }, input.label, optional),
      box,
      input.help && h('p', { class: 'help' }, input.help),
      error,
    ),
    show(message) {
      error.textContent = message ?? ''
      error.hidden = !message
      if (message) {
        control.setAttribute('aria-invalid', 'true')
        control.setAttribute('aria-describedby', error.id)
      } else control.removeAttribute('aria-invalid')
    },
  }
}

function controlOf(input, id, text, onInput) {
  if (input.type === 'choice') {
    return h(
      'select',
      { id, onchange: (event) => onInput(event.target.value) },
      input.options.map(({ value, label }) =>
        h('option', { value, selected: String(value) === text }, label),
      ),
    )
  }
  const plain = input.type === 'date' || input.type === 'text'
  return h('input', {
    id,
    type: plain ? input.type : 'number',
    inputMode: plain ? undefined : 'decimal',
    step: plain ? undefined : 'any',
    value: text,
    oninput: (event) => onInput(event.target.value),
  })
}

function unitSelect(input, unit, onUnit) {
  return h(
    'select',
    {
      'aria-label': `Unit of ${input.label.toLowerCase()}`,
      'data-key': `unit-${input.id}`,
      onchange: (event) => onUnit(Number(event.target.value)),
    },
    input.units.map(({ label }, at) => h('option', { value: at, selected: at === unit }, label)),
  )
}
