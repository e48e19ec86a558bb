import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage, random } from '../../test/support'
import { browserStore } from '../store/browserStore'
import type { DataStore } from '../store/DataStore'
import { preview, transact } from '../store/transaction'
import { checkInvoice } from './check'
import { figuresOf, findInvoices } from './find'
import { newInvoice, readInvoices, removeInvoice, restoreInvoice, saveInvoice } from './invoice'
import { invoiceTotals, lineTotal } from './totals'
import { words } from './words'

const presets = { from: 'Ada Ltd', prefix: 'INV-', taxPercent: 19, note: '' }
const now = new Date(2026, 11, 25)

let store: DataStore
beforeEach(() => {
  store = browserStore('invoices', memoryStorage())
})
const fresh = () => newInvoice(preview(store), words.invoice, presets, now)
const line = (quantity: number, unitPrice: number) => ({
  id: `${quantity}-${unitPrice}`,
  description: 'x',
  quantity,
  unitPrice,
})
const save = (part: object) => {
  const invoice = { ...fresh(), customer: 'Bob', lines: [line(1, 10)], ...part }
  transact(store, (draft) => saveInvoice(draft, words.invoice, 'INV-', invoice))
  return invoice
}
const all = () => readInvoices(store.get('invoices'))

describe('totals', () => {
  it('are the sums of what is printed', () => {
    expect(lineTotal({ quantity: 1.5, unitPrice: 33.33 }, 'EUR')).toBe(5000)
    expect(lineTotal({ quantity: 3, unitPrice: 1.005 }, 'EUR')).toBe(303)
    expect(lineTotal({ quantity: 1.5, unitPrice: 333 }, 'JPY')).toBe(500)
    const invoice = { lines: [line(2, 10), line(1, 0.05)], discountPercent: 10, taxPercent: 20 }
    expect(invoiceTotals(invoice, 'EUR')).toEqual({
      subtotal: 2005,
      discount: 201,
      tax: 361,
      total: 2165,
    })
  })

  it('are whole cents and add up for any invoice', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const next = random(seed)
      const invoice = {
        lines: Array.from({ length: 1 + next(10) }, () =>
          line(next(1000) / 100, next(1_000_000) / 100),
        ),
        discountPercent: next(101),
        taxPercent: next(2500) / 100,
      }
      const totals = invoiceTotals(invoice, 'EUR')
      expect(Object.values(totals).every(Number.isSafeInteger)).toBe(true)
      const lines = invoice.lines.map((one) => lineTotal(one, 'EUR'))
      expect(totals.subtotal).toBe(lines.reduce((sum, cents) => sum + cents, 0))
      expect(totals.total).toBe(totals.subtotal - totals.discount + totals.tax)
      for (const [at, one] of invoice.lines.entries())
        expect(Math.abs((lines[at] ?? 0) - one.quantity * one.unitPrice * 100)).toBeLessThanOrEqual(
          0.5 + 1e-4,
        )
    }
  })
})

it('begins with the next number, today and two weeks to pay', () => {
  expect(fresh()).toMatchObject({
    number: 'INV-0001',
    date: '2026-12-25',
    due: '2027-01-08',
    status: 'draft',
  })
  save({})
  expect(fresh().number).toBe('INV-0002')
  transact(store, (draft) => draft.put('invoices', []))
  expect(fresh().number).toBe('INV-0002')
})

it('saves, deletes and brings back', () => {
  save({})
  const second = save({ number: 'INV-0002' })
  transact(store, (draft) =>
    saveInvoice(draft, words.invoice, 'INV-', { ...second, customer: 'Carol' }),
  )
  expect(all().map((one) => one.customer)).toEqual(['Carol', 'Bob'])
  const [first] = all()
  const rest = removeInvoice(all(), first?.id ?? '')
  expect(rest).toHaveLength(1)
  expect(first && restoreInvoice(rest, first, 0)).toEqual(all())
  expect(readInvoices([{ id: 'x' }, null])).toEqual([])
})

it('says what is missing', () => {
  const one = fresh()
  const [first] = one.lines
  const invoice = {
    ...one,
    email: 'x',
    due: '2026-01-01',
    lines: [{ ...line(0, 1), id: 'a', description: ' ' }],
  }
  expect(Object.keys(checkInvoice(invoice, [])).sort()).toEqual(
    ['a-description', 'a-quantity', 'customer', 'due', 'email'].sort(),
  )
  expect(first?.quantity).toBe(1)
  const fine = { ...one, customer: 'Bob', lines: [line(1, 1)] }
  expect(checkInvoice(fine, [])).toEqual({})
  expect(checkInvoice(fine, [{ ...fine, id: 'other' }]).number).toBe('This number is already used.')
})

it('finds and adds up', () => {
  save({ status: 'sent' })
  save({ status: 'paid', number: 'INV-0002', customer: 'Carol' })
  expect(findInvoices(all(), 'carol', '')).toHaveLength(1)
  expect(findInvoices(all(), '', 'sent').map((one) => one.customer)).toEqual(['Bob'])
  expect(figuresOf(all(), words.invoice, 'EUR')).toEqual([
    { label: 'Outstanding', minor: 1190 },
    { label: 'Paid', minor: 1190 },
  ])
})
