import { useCallback, useMemo, useState } from 'react'
import {
  newInvoice,
  readInvoices,
  removeInvoice,
  restoreInvoice,
  type Invoice,
  type Presets,
} from '../../lib/invoice/invoice'
import { words as allWords, type DocumentKind } from '../../lib/invoice/words'
import { preview } from '../../lib/store/transaction'
import { useStored } from '../../lib/store/useStored'
import { store } from '../../store'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { InvoiceEditor } from './InvoiceEditor'
import { InvoiceList } from './InvoiceList'

interface Props {
  heading?: string
  document?: DocumentKind
  /** ISO 4217 code. */
  currency?: string
  taxPercent?: number
  /** Whose documents they are: name and address. */
  from?: string
  /** Stands before the numbers. */
  prefix?: string
  /** At the end of a new document, such as the terms of payment. */
  note?: string
}

/** Invoices, quotes or receipts: write, save and print them. */
export function Invoices(props: Props) {
  const { heading, document: kind = 'invoice', currency = 'USD' } = props
  const words = allWords[kind]
  const presets: Presets = {
    from: props.from ?? '',
    prefix: props.prefix ?? words.prefix,
    taxPercent: props.taxPercent ?? 0,
    note: props.note ?? '',
  }
  const { value: stored, change, error } = useStored<unknown>(words.key, (value) => value)
  const invoices = useMemo(() => readInvoices(stored), [stored])
  const fresh = () => newInvoice(preview(store), words, presets, new Date())
  // Who has none yet begins with one.
  const [open, setOpen] = useState<Invoice | null>(() => (invoices.length === 0 ? fresh() : null))
  const [removed, setRemoved] = useState<{ invoice: Invoice; index: number } | null>(null)
  const [news, setNews] = useState('')
  const forget = useCallback(() => setRemoved(null), [])

  const update = (edit: (current: Invoice[]) => Invoice[]) =>
    change((current: unknown) => edit(readInvoices(current)))

  function remove(invoice: Invoice) {
    const index = invoices.findIndex((one) => one.id === invoice.id)
    if (update((current) => removeInvoice(current, invoice.id))) setRemoved({ invoice, index })
  }

  return (
    <Part heading={heading}>
      <ErrorNotice message={error} />
      {open ? (
        <InvoiceEditor
          key={open.id}
          invoice={open}
          words={words}
          currency={currency}
          prefix={presets.prefix}
          others={invoices}
          onSaved={(saved) => {
            setNews(`${words.title} ${saved.number} is saved.`)
            setOpen(null)
          }}
          onClose={invoices.length > 0 ? () => setOpen(null) : undefined}
        />
      ) : (
        <>
          <p role="status" className="text-sm font-medium text-accent empty:hidden">
            {news}
          </p>
          <InvoiceList
            invoices={invoices}
            words={words}
            currency={currency}
            onOpen={setOpen}
            onRemove={remove}
            onStatus={(id, status) =>
              update((current) => current.map((one) => (one.id === id ? { ...one, status } : one)))
            }
          >
            <Button
              look="primary"
              icon="plus"
              onClick={() => {
                setNews('')
                setOpen(fresh())
              }}
            >
              New {words.singular}
            </Button>
          </InvoiceList>
        </>
      )}
      {removed && (
        <UndoNotice
          text={`Deleted ${removed.invoice.number}`}
          onClose={forget}
          onUndo={() => {
            update((current) => restoreInvoice(current, removed.invoice, removed.index))
            setRemoved(null)
          }}
        />
      )}
    </Part>
  )
}
