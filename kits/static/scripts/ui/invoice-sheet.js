import { h } from '../dom.js'
import { invoiceTotals, lineTotal } from '../lib/invoice/totals.js'
import { fromMinor } from '../lib/money.js'
import { formatDate, formatMoney, formatNumber } from '../lib/records/format.js'

/** The document as it is printed: black on white, whatever the colours of the app. */
export function invoiceSheet(invoice, words, currency) {
  const money = (minor) => formatMoney(fromMinor(minor, currency), currency)
  const totals = invoiceTotals(invoice, currency)
  const pair = (label, value, look = '') =>
    h('div', { class: look }, h('dt', {}, label), h('dd', {}, value))
  const item = (line) =>
    h(
      'tr',
      {},
      h('td', {}, line.description || '–'),
      h('td', { class: 'numeric' }, formatNumber(line.quantity || 0)),
      h('td', { class: 'numeric' }, formatMoney(line.unitPrice || 0, currency)),
      h('td', { class: 'numeric' }, money(lineTotal(line, currency))),
    )
  return h(
    'article',
    { class: 'sheet' },
    h(
      'header',
      {},
      h('div', {}, h('h2', {}, words.title), h('p', {}, invoice.number)),
      h('p', { class: 'lines' }, invoice.from),
    ),
    h(
      'div',
      { class: 'sheet-parties' },
      h(
        'div',
        {},
        h('h3', {}, words.customer),
        h('p', {}, h('b', {}, invoice.customer || '–')),
        h('p', { class: 'lines' }, invoice.address),
        h('p', {}, invoice.email),
      ),
      h(
        'dl',
        {},
        pair('Date', formatDate(invoice.date)),
        words.due && invoice.due !== '' && pair(words.due, formatDate(invoice.due)),
      ),
    ),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Description', 'Qty', 'Price', 'Amount'].map((label, at) =>
            h('th', { scope: 'col', class: at > 0 ? 'numeric' : '' }, label),
          ),
        ),
      ),
      h('tbody', {}, invoice.lines.map(item)),
    ),
    h(
      'dl',
      { class: 'sheet-totals' },
      pair('Subtotal', money(totals.subtotal)),
      invoice.discountPercent > 0 &&
        pair(`Discount (${invoice.discountPercent}%)`, money(-totals.discount)),
      pair(`Tax (${invoice.taxPercent || 0}%)`, money(totals.tax)),
      pair('Total', money(totals.total), 'sheet-total'),
    ),
    invoice.note && h('p', { class: 'sheet-note lines' }, invoice.note),
  )
}

/** Prints only the document: the rest of the page does not show on paper. */
export function printSheet(sheet) {
  const page = h('div', { class: 'print-sheet' }, sheet)
  document.body.append(page)
  window.addEventListener('afterprint', () => page.remove(), { once: true })
  window.print()
}
