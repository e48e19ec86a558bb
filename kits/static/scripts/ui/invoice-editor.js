import { h, refresh, uniqueId } from '../dom.js'
import { checkInvoice } from '../lib/invoice/check.js'
import { newLine, saveInvoice } from '../lib/invoice/invoice.js'
import { lineTotal } from '../lib/invoice/totals.js'
import { fromMinor } from '../lib/money.js'
import { formatMoney } from '../lib/records/format.js'
import { transact } from '../lib/store/transaction.js'
import { store } from '../store.js'
import { button, iconButton } from './controls.js'
import { invoiceSheet, printSheet } from './invoice-sheet.js'

/** The form on the left, what becomes of it on the right. */
export function invoiceEditor({ invoice: start, words, currency, others, prefix, ...on }) {
  const id = uniqueId('invoice')
  let invoice = start
  const preview = h('section', { 'aria-label': 'Preview' })
  const lines = h('div', { class: 'invoice-lines' })
  // Name of a control → its place for a message.
  const errors = new Map()

  const form = h(
    'form',
    {
      noValidate: true,
      'aria-label': words.title,
      class: 'card',
      onsubmit: (event) => {
        event.preventDefault()
        save()
      },
    },
    h(
      'div',
      { class: 'form-row' },
      field('number', `${words.title} number`, { required: true }),
      field('date', 'Date', { type: 'date', required: true }),
      words.due && field('due', words.due, { type: 'date' }),
    ),
    field('from', 'From', { rows: 3, placeholder: 'Your name and address' }),
    h(
      'div',
      { class: 'form-row' },
      field('customer', 'Customer name', {
        required: true,
        autocomplete: 'off',
      }),
      field('email', 'Customer email', { type: 'email', autocomplete: 'off' }),
    ),
    field('address', 'Customer address', { rows: 2 }),
    h('fieldset', {}, h('legend', {}, 'Items'), lines, addButton()),
    h(
      'div',
      { class: 'form-row' },
      field('discountPercent', 'Discount %', {
        type: 'number',
        required: true,
      }),
      field('taxPercent', 'Tax %', { type: 'number', required: true }),
    ),
    field('note', 'Notes', { rows: 2 }),
    h(
      'footer',
      { class: 'row invoice-actions' },
      on.onClose && button('Close', { onclick: on.onClose }),
      button('Print', {
        icon: 'print',
        onclick: () => printSheet(invoiceSheet(invoice, words, currency)),
      }),
      button(`Save ${words.singular}`, { look: 'primary', type: 'submit' }),
    ),
  )
  drawLines()
  set({})
  return h('div', { class: 'invoice-editor' }, form, preview)

  function set(part) {
    invoice = { ...invoice, ...part }
    refresh(preview, invoiceSheet(invoice, words, currency))
  }

  function setLine(lineId, part) {
    set({
      lines: invoice.lines.map((line) => (line.id === lineId ? { ...line, ...part } : line)),
    })
  }

  function field(key, label, options) {
    return labelled(key, label, options, invoice[key], (value) => set({ [key]: value }))
  }

  /** A control with its label and a place for what is wrong. */
  function labelled(key, label, { rows, type = 'text', required, ...rest }, value, change) {
    const number = type === 'number'
    const control = h(rows ? 'textarea' : 'input', {
      id: `${id}-${key}`,
      value: String(value),
      ...(rows ? { rows } : { type }),
      ...(number ? { min: 0, step: 'any', inputMode: 'decimal' } : {}),
      ...rest,
      'aria-required': required ? 'true' : null,
      oninput: () => change(number ? Number(control.value) : control.value),
    })
    const error = h('p', {
      id: `${id}-${key}-error`,
      class: 'field-error',
      hidden: true,
    })
    errors.set(key, { control, error })
    const title = [label, !required && h('span', { class: 'optional' }, 'optional')]
    return h('div', { class: 'field' }, h('label', { htmlFor: control.id }, title), control, error)
  }

  function drawLines() {
    for (const key of [...errors.keys()])
      if (/-(description|quantity|unitPrice)$/.test(key)) errors.delete(key)
    refresh(lines, invoice.lines.map(lineFields))
  }

  function lineFields(line, index) {
    const amount = h('output', { 'aria-label': `Amount of item ${index + 1}` })
    const say = () => {
      const now = invoice.lines.find((one) => one.id === line.id)
      const minor = lineTotal(now, currency)
      amount.textContent = formatMoney(fromMinor(minor, currency), currency)
    }
    const part = (key, label, type) =>
      labelled(`${line.id}-${key}`, label, { type, required: true }, line[key], (value) => {
        setLine(line.id, { [key]: value })
        say()
      })
    say()
    return h(
      'div',
      {
        role: 'group',
        'aria-label': `Item ${index + 1}`,
        class: 'invoice-line',
      },
      part('description', 'Description', 'text'),
      part('quantity', 'Quantity', 'number'),
      part('unitPrice', 'Unit price', 'number'),
      h('p', {}, h('span', { class: 'muted' }, 'Amount '), amount),
      invoice.lines.length > 1 &&
        iconButton('trash', `Remove item ${index + 1}`, {
          onclick: () => {
            set({ lines: invoice.lines.filter((one) => one.id !== line.id) })
            drawLines()
          },
        }),
    )
  }

  function addButton() {
    return button('Add item', {
      icon: 'plus',
      onclick: () => {
        set({ lines: [...invoice.lines, newLine()] })
        drawLines()
        lines.lastElementChild.querySelector('input').focus()
      },
    })
  }

  function save() {
    const problems = checkInvoice(invoice, others)
    for (const [key, { control, error }] of errors) {
      error.textContent = problems[key] ?? ''
      error.hidden = !problems[key]
      if (problems[key]) control.setAttribute('aria-invalid', 'true')
      else control.removeAttribute('aria-invalid')
      control.setAttribute('aria-describedby', error.id)
    }
    const first = form.querySelector('[aria-invalid]')
    if (first) return first.focus()
    const saved = { ...invoice, number: invoice.number.trim() }
    const stored = on.attempt(() =>
      transact(store, (draft) => saveInvoice(draft, words, prefix, saved)),
    )
    if (stored) on.onSaved(saved)
  }
}
