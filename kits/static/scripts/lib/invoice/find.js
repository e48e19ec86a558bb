import { invoiceTotals } from './totals.js'

/** By number, customer or line; an empty status means any. */
export function findInvoices(invoices, search, status) {
  const needle = search.trim().toLowerCase()
  return invoices.filter((invoice) => {
    const lines = invoice.lines.map((line) => line.description)
    const text = [invoice.number, invoice.customer, invoice.email, ...lines].join('\n')
    return text.toLowerCase().includes(needle) && (status === '' || invoice.status === status)
  })
}

/** What is still to come and what is settled, in minor units. Drafts count as neither. */
export function figuresOf(invoices, words, currency) {
  const sumOf = (wanted) =>
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
