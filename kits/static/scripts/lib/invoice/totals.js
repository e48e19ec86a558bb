import { percentOf, times, toMinor } from '../money.js'

/** All in minor units, such as cents. */
/** Each line is rounded to a cent as it is printed, so that the sum is that of the printed amounts. */
export function lineTotal({ quantity, unitPrice }, currency) {
  return times(toMinor(unitPrice, currency), quantity)
}

export function invoiceTotals(invoice, currency) {
  const subtotal = invoice.lines.reduce((sum, line) => sum + lineTotal(line, currency), 0)
  const discount = percentOf(subtotal, invoice.discountPercent)
  const tax = percentOf(subtotal - discount, invoice.taxPercent)
  return { subtotal, discount, tax, total: subtotal - discount + tax }
}
