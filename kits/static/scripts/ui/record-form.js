import { h, uniqueId } from '../dom.js'
import { checkRow } from '../lib/records/check.js'
import { derivedValues, offeredFields } from '../lib/records/effects.js'
import { formatValue } from '../lib/records/format.js'
import { blankRow } from '../lib/records/values.js'
import { store } from '../store.js'
import { button } from './controls.js'
import { fieldControl } from './field-control.js'
import { errorPlace } from './notices.js'

/**
 * A form with one control per field. Says what is wrong beside each control and takes the user to the first. `onSubmit` says
 * whether the values could be stored and `problem` why not; the form then stays with them.
 */
export function recordForm(entity, { row, submitLabel, onSubmit, problem, onCancel }) {
  const values = { ...(row ?? blankRow(entity, new Date())) }
  const parts = offeredFields(entity, row ?? null).map((field) =>
    field.readOnly ? givenValue(field) : formField(field, values, showGiven),
  )
  const fields = parts.filter((part) => part.show)
  const given = parts.filter((part) => part.give)
  const refusal = errorPlace()
  showGiven()

  function showGiven() {
    const derived = { ...values, ...derivedValues(store, entity, row ?? null, values) }
    for (const part of given) part.give(derived)
  }

  return h(
    'form',
    {
      noValidate: true,
      onsubmit: (event) => {
        event.preventDefault()
        const problems = checkRow(entity, values)
        for (const field of fields) field.show(problems[field.id])
        const first = fields.find((field) => problems[field.id])
        if (first) first.focus()
        else refusal.show(onSubmit(trimmed(values)) ? null : problem())
      },
    },
    h(
      'div',
      { class: 'form-fields' },
      parts.map((part) => part.element),
      refusal.element,
    ),
    h(
      'footer',
      { class: 'form-actions' },
      onCancel && button('Cancel', { onclick: onCancel }),
      button(submitLabel, { look: 'primary', type: 'submit' }),
    ),
  )
}

/** A value that the app gives, in its place in the form. */
function givenValue(field) {
  const value = h('output', { 'aria-label': field.label })
  return {
    element: h('div', { class: 'given' }, h('span', {}, field.label), value),
    give: (values) => (value.textContent = formatValue(field, values[field.id]) || '–'),
  }
}

function formField(field, values, onChange) {
  const id = uniqueId(field.id)
  const error = h('p', { id: `${id}-error`, class: 'field-error', hidden: true })
  const control = fieldControl(field, id, values[field.id] ?? null, (value) => {
    values[field.id] = value
    show(undefined)
    onChange()
  })
  const help = field.help && h('p', { class: 'help' }, field.help)
  const title = [field.label, !field.required && h('span', { class: 'optional' }, 'optional')]

  function show(message) {
    error.textContent = message ?? ''
    error.hidden = !message
    const target = document.getElementById(id)
    if (message) {
      target?.setAttribute('aria-invalid', 'true')
      target?.setAttribute('aria-describedby', `${id}-error`)
    } else target?.removeAttribute('aria-invalid')
  }

  const group = control.matches('.choices, .star-choice')
  const element =
    field.type === 'boolean'
      ? h(
          'div',
          { class: 'field' },
          h('label', { class: 'check' }, control, field.label),
          help,
          error,
        )
      : group
        ? h('fieldset', { class: 'field' }, h('legend', {}, title), control, help, error)
        : h('div', { class: 'field' }, h('label', { htmlFor: id }, title), control, help, error)
  return {
    id: field.id,
    element,
    show,
    focus: () => element.querySelector('input, select, textarea')?.focus(),
  }
}

function trimmed(values) {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      typeof value === 'string' ? value.trim() : value,
    ]),
  )
}
