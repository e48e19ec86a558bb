import { percentOf, times, toMinor } from '../money'
import type { Invoice, InvoiceLine } from './invoice'

/** All in minor units, such as cents. */
export interface InvoiceTotals {
  subtotal: number
  discount: number
  tax: number
  total: number
}

/** Each line is rounded to a cent as it is printed, so that the sum is that of the printed amounts. */
export function lineTotal(
  { quantity, unitPrice }: Pick<InvoiceLine, 'quantity' | 'unitPrice'>,
  currency: string,
): number {
  return times(toMinor(unitPrice, currency), quantity)
}

export function invoiceTotals(
  invoice: Pick<Invoice, 'lines' | 'discountPercent' | 'taxPercent'>,
  currency: string,
): InvoiceTotals {
  const subtotal = invoice.lines.reduce((sum, line) => sum + lineTotal(line, currency), 0)
  const discount = percentOf(subtotal, invoice.discountPercent)
  const tax = percentOf(subtotal - discount, invoice.taxPercent)
  return { subtotal, discount, tax, total: subtotal - discount + tax }
}
