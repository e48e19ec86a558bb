import type { Invoice } from './invoice'
import { invoiceTotals } from './totals'
import type { Words } from './words'

/** By number, customer or line; an empty status means any. */
export function findInvoices(
  invoices: readonly Invoice[],
  search: string,
  status: string,
): Invoice[] {
  const needle = search.trim().toLowerCase()
  return invoices.filter((invoice) => {
    const lines = invoice.lines.map((line) => line.description)
    const text = [invoice.number, invoice.customer, invoice.email, ...lines].join('\n')
    return text.toLowerCase().includes(needle) && (status === '' || invoice.status === status)
  })
}

/** What is still to come and what is settled, in minor units. Drafts count as neither. */
export function figuresOf(
  invoices: readonly Invoice[],
  words: Words,
  currency: string,
): { label: string; minor: number }[] {
  const sumOf = (wanted: (status: string) => boolean) =>
    invoices
      .filter((invoice) => wanted(invoice.status))
      .reduce((sum, invoice) => sum + invoiceTotals(invoice, currency).total, 0)
  const settled = words.statuses.find((status) => words.settled.includes(status.value))
  return [
    { label: 'Outstanding', minor: sumOf((status) => status === 'sent') },
    {
      label: settled?.label ?? 'Settled',
      minor: sumOf((status) => words.settled.includes(status)),
    },
  ]
}
