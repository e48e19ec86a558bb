import { h, refresh } from '../dom.js'
import { figuresOf, findInvoices } from '../lib/invoice/find.js'
import { invoiceTotals } from '../lib/invoice/totals.js'
import { fromMinor } from '../lib/money.js'
import { formatDate, formatMoney } from '../lib/records/format.js'
import { emptyState, iconButton, searchInput, select } from './controls.js'

/** What was saved, with its state and sum. */
export function invoiceList(options) {
  const { invoices, words, currency, addButton, onOpen, onRemove, onStatus } = options
  const money = (minor) => formatMoney(fromMinor(minor, currency), currency)
  const choosable = words.statuses.length > 1
  let search = ''
  let status = ''
  const table = h('div', { class: 'card scroll' })
  draw()

  function draw() {
    const found = findInvoices(invoices, search, status)
    refresh(table, found.length === 0 ? nothing() : tableOf(found))
  }

  function nothing() {
    return invoices.length === 0
      ? emptyState(`No ${words.plural} yet`, null, 'file')
      : emptyState('Nothing found', null, 'search')
  }

  function figures() {
    const figure = ({ label, minor }) =>
      h('div', { class: 'card' }, h('dt', {}, label), h('dd', {}, money(minor)))
    return h('dl', { class: 'figures' }, figuresOf(invoices, words, currency).map(figure))
  }

  function tableOf(found) {
    const heads = ['Number', 'Customer', 'Date', words.due, 'Total', 'Status'].filter(Boolean)
    return h(
      'table',
      { 'aria-label': words.plural },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((label) =>
            h('th', { scope: 'col', class: label === 'Total' ? 'numeric' : '' }, label),
          ),
          h('th', {}, h('span', { class: 'sr-only' }, 'Actions')),
        ),
      ),
      h('tbody', {}, found.map(line)),
    )
  }

  function line(invoice) {
    return h(
      'tr',
      {},
      h('td', {}, h('b', {}, invoice.number)),
      h('td', {}, invoice.customer),
      h('td', {}, formatDate(invoice.date)),
      words.due && h('td', {}, invoice.due === '' ? '–' : formatDate(invoice.due)),
      h('td', { class: 'numeric' }, money(invoiceTotals(invoice, currency).total)),
      h(
        'td',
        {},
        select(`Status of ${invoice.number}`, words.statuses, invoice.status, (next) =>
          onStatus(invoice.id, next),
        ),
      ),
      h(
        'td',
        { class: 'numeric' },
        h(
          'span',
          { class: 'row-actions' },
          iconButton('pencil', `Open ${invoice.number}`, {
            onclick: () => onOpen(invoice),
          }),
          iconButton('trash', `Delete ${invoice.number}`, {
            onclick: () => onRemove(invoice),
          }),
        ),
      ),
    )
  }

  const all = [{ value: '', label: 'Status: all' }, ...words.statuses]
  return h(
    'div',
    { class: 'part' },
    choosable && figures(),
    h(
      'div',
      { class: 'toolbar' },
      searchInput(`Search ${words.plural}`, (text) => {
        search = text
        draw()
      }),
      choosable &&
        select('Filter by status', all, '', (value) => {
          status = value
          draw()
        }),
      h('div', { class: 'toolbar-end' }, addButton),
    ),
    table,
  )
}
