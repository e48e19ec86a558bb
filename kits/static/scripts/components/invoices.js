import { h, refresh } from '../dom.js'
import { newInvoice, readInvoices, removeInvoice, restoreInvoice } from '../lib/invoice/invoice.js'
import { words as allWords } from '../lib/invoice/words.js'
import { preview } from '../lib/store/transaction.js'
import { store } from '../store.js'
import { button } from '../ui/controls.js'
import { invoiceEditor } from '../ui/invoice-editor.js'
import { invoiceList } from '../ui/invoice-list.js'
import { kept } from '../ui/kept.js'
import { offerUndo } from '../ui/notices.js'
import { part } from '../ui/part.js'

/** Invoices, quotes or receipts: write, save and print them. */
export function invoices(root, options) {
  const { heading, document: kind = 'invoice', currency = 'USD' } = options
  const words = allWords[kind]
  const presets = {
    from: options.from ?? '',
    prefix: options.prefix ?? words.prefix,
    taxPercent: options.taxPercent ?? 0,
    note: options.note ?? '',
  }
  let open = null
  let news = ''
  const all = kept(words.key, readInvoices, () => open === null && draw())
  const place = h('div', { class: 'invoices' })
  part(root, heading, all.error, place)
  // Who has none yet begins with one.
  if (all.read().length === 0) open = fresh()
  draw()

  function fresh() {
    return newInvoice(preview(store), words, presets, new Date())
  }

  function show(invoice, message = '') {
    open = invoice
    news = message
    draw()
  }

  function draw() {
    refresh(place, open === null ? listView() : editorView())
  }

  function editorView() {
    return invoiceEditor({
      invoice: open,
      words,
      currency,
      others: all.read(),
      prefix: presets.prefix,
      attempt: all.attempt,
      onSaved: (saved) => show(null, `${words.title} ${saved.number} is saved.`),
      onClose: all.read().length > 0 ? () => show(null) : null,
    })
  }

  function listView() {
    return [
      h('p', { role: 'status', class: 'news', hidden: news === '' }, news),
      invoiceList({
        invoices: all.read(),
        words,
        currency,
        addButton: button(`New ${words.singular}`, {
          look: 'primary',
          icon: 'plus',
          onclick: () => show(fresh()),
        }),
        onOpen: show,
        onRemove: remove,
        onStatus: (id, status) =>
          all.change((current) => current.map((one) => (one.id === id ? { ...one, status } : one))),
      }),
    ]
  }

  function remove(invoice) {
    const index = all.read().findIndex((one) => one.id === invoice.id)
    if (!all.change((current) => removeInvoice(current, invoice.id))) return
    offerUndo(`Deleted ${invoice.number}`, () =>
      all.change((current) => restoreInvoice(current, invoice, index)),
    )
  }
}
