import { addDays, toIsoDate } from '../dates'
import { newId } from '../id'
import { nextNumber } from '../records/numbered'
import type { Draft } from '../store/transaction'
import type { Words } from './words'

export interface InvoiceLine {
  id: string
  description: string
  quantity: number
  unitPrice: number
}

/** An invoice, a quote or a receipt. */
export interface Invoice {
  id: string
  number: string
  date: string
  /** When it is to be paid, or until when a quote holds; empty when it does not matter. */
  due: string
  from: string
  customer: string
  email: string
  address: string
  lines: InvoiceLine[]
  discountPercent: number
  taxPercent: number
  note: string
  status: string
}

/** What a new one begins with. */
export interface Presets {
  from: string
  prefix: string
  taxPercent: number
  note: string
}

const DUE_DAYS = 14

export function readInvoices(stored: unknown): Invoice[] {
  return Array.isArray(stored) ? stored.filter(isInvoice) : []
}

export function newInvoice(draft: Draft, words: Words, presets: Presets, now: Date): Invoice {
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

export function newLine(): InvoiceLine {
  return { id: newId(), description: '', quantity: 1, unitPrice: 0 }
}

/** Stores one, new or changed, first in the list when it is new. */
export function saveInvoice(draft: Draft, words: Words, prefix: string, invoice: Invoice): void {
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

export function removeInvoice(invoices: readonly Invoice[], id: string): Invoice[] {
  return invoices.filter((one) => one.id !== id)
}

/** Puts a deleted one back where it was. */
export function restoreInvoice(
  invoices: readonly Invoice[],
  invoice: Invoice,
  index: number,
): Invoice[] {
  return invoices.some((one) => one.id === invoice.id)
    ? [...invoices]
    : invoices.toSpliced(index, 0, invoice)
}

function nextInvoiceNumber(draft: Draft, words: Words, prefix: string): string {
  const rows = readInvoices(draft.get(words.key)).map(({ id, number }) => ({ id, number }))
  return nextNumber(draft, words.key, rows, { field: 'number', prefix, digits: 4 })
}

function isInvoice(value: unknown): value is Invoice {
  if (typeof value !== 'object' || value === null) return false
  const { lines, ...rest } = value as Invoice
  const texts: (keyof typeof rest)[] = ['id', 'number', 'date', 'due', 'from', 'customer', 'email']
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

function isLine(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const line = value as Partial<InvoiceLine>
  return (
    typeof line.id === 'string' &&
    typeof line.description === 'string' &&
    typeof line.quantity === 'number' &&
    typeof line.unitPrice === 'number'
  )
}
