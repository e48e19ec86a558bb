import { addDays, toIsoDate } from '../dates.js'
import { newId } from '../id.js'
import { nextNumber } from '../records/numbered.js'
/** An invoice, a quote or a receipt. */
/** What a new one begins with. */
const DUE_DAYS = 14

export function readInvoices(stored) {
  return Array.isArray(stored) ? stored.filter(isInvoice) : []
}

export function newInvoice(draft, words, presets, now) {
  return {
    id: newId(),
    number: nextInvoiceNumber(draft, words, presets.prefix),
    date: toIsoDate(now),
    due: words.due === null ? '' : toIsoDate(addDays(now, DUE_DAYS)),
    from: presets.from,
    customer: '',
    email: '',
    address: '',
    lines: [newLine()],
    discountPercent: 0,
    taxPercent: presets.taxPercent,
    note: presets.note,
    status: words.statuses[0]?.value ?? '',
  }
}

export function newLine() {
  return { id: newId(), description: '', quantity: 1, unitPrice: 0 }
}

/** Stores one, new or changed, first in the list when it is new. */
export function saveInvoice(draft, words, prefix, invoice) {
  const stored = draft.get(words.key)
  const known = readInvoices(stored)
  const isKnown = known.some((one) => one.id === invoice.id)
  // Remembers the number, so that it is not given again after this one is deleted.
  if (!isKnown) nextInvoiceNumber(draft, words, prefix)
  draft.put(
    words.key,
    isKnown ? known.map((one) => (one.id === invoice.id ? invoice : one)) : [invoice, ...known],
  )
}

export function removeInvoice(invoices, id) {
  return invoices.filter((one) => one.id !== id)
}

/** Puts a deleted one back where it was. */
export function restoreInvoice(invoices, invoice, index) {
  return invoices.some((one) => one.id === invoice.id)
    ? [...invoices]
    : invoices.toSpliced(index, 0, invoice)
}

function nextInvoiceNumber(draft, words, prefix) {
  const rows = readInvoices(draft.get(words.key)).map(({ id, number }) => ({ id, number }))
  return nextNumber(draft, words.key, rows, { field: 'number', prefix, digits: 4 })
}

function isInvoice(value) {
  if (typeof value !== 'object' || value === null) return false
  const { lines, ...rest } = value
  const texts = ['id', 'number', 'date', 'due', 'from', 'customer', 'email']
  return (
    texts.every((key) => typeof rest[key] === 'string') &&
    typeof rest.address === 'string' &&
    typeof rest.note === 'string' &&
    typeof rest.status === 'string' &&
    typeof rest.taxPercent === 'number' &&
    typeof rest.discountPercent === 'number' &&
    Array.isArray(lines) &&
    lines.every(isLine)
  )
}

function isLine(value) {
  if (typeof value !== 'object' || value === null) return false
  const line = value
  return (
    typeof line.id === 'string' &&
    typeof line.description === 'string' &&
    typeof line.quantity === 'number' &&
    typeof line.unitPrice === 'number'
  )
}
