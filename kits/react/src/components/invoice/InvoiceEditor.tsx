import { useId, useState } from 'react'
import { checkInvoice, type InvoiceProblems } from '../../lib/invoice/check'
import { newLine, saveInvoice, type Invoice, type InvoiceLine } from '../../lib/invoice/invoice'
import type { Words } from '../../lib/invoice/words'
import { transact } from '../../lib/store/transaction'
import { useAttempt } from '../../lib/store/useStored'
import { store } from '../../store'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle, inputStyle } from '../ui/styles'
import { InvoiceSheet } from './InvoiceSheet'
import { LineFields } from './LineFields'
import { AmountInput } from './AmountInput'
import { PrintSheet } from './PrintSheet'

interface Props {
  invoice: Invoice
  words: Words
  currency: string
  prefix: string
  others: readonly Invoice[]
  onSaved: (invoice: Invoice) => void
  onClose?: () => void
}

type TextKey = 'number' | 'date' | 'due' | 'from' | 'customer' | 'email' | 'address' | 'note'
type PercentKey = 'discountPercent' | 'taxPercent'

/** The form on the left, what becomes of it on the right. */
export function InvoiceEditor({
  invoice: start,
  words,
  currency,
  prefix,
  others,
  onSaved,
  onClose,
}: Props) {
  const id = useId()
  const [invoice, setInvoice] = useState(start)
  const [problems, setProblems] = useState<InvoiceProblems>({})
  const { attempt, error } = useAttempt()

  const set = (part: Partial<Invoice>) => setInvoice((known) => ({ ...known, ...part }))
  const setLine = (lineId: string, part: Partial<InvoiceLine>) =>
    setInvoice((known) => ({
      ...known,
      lines: known.lines.map((line) => (line.id === lineId ? { ...line, ...part } : line)),
    }))

  function save() {
    const found = checkInvoice(invoice, others)
    setProblems(found)
    const controls = [...document.querySelectorAll(`[id^="${CSS.escape(id)}-"]`)]
    const first = controls.find((control) => found[control.id.slice(id.length + 1)])
    if (first instanceof HTMLElement) return first.focus()
    const saved = { ...invoice, number: invoice.number.trim() }
    if (attempt(() => transact(store, (draft) => saveInvoice(draft, words, prefix, saved))))
      onSaved(saved)
  }

  const frame = (key: TextKey | PercentKey, label: string, required = false) => ({
    id: `${id}-${key}`,
    label,
    required,
    error: problems[key],
  })
  const control = (key: TextKey) => ({
    id: `${id}-${key}`,
    value: invoice[key],
    'aria-invalid': problems[key] ? true : undefined,
    'aria-describedby': problems[key] ? `${id}-${key}-error` : undefined,
    onChange: (event: { target: { value: string } }) => set({ [key]: event.target.value }),
    className: inputStyle,
  })
  const area = `${inputStyle} h-auto py-2 leading-relaxed`
  const percent = (key: PercentKey, label: string) => (
    <FormField {...frame(key, label, true)}>
      <AmountInput
        id={`${id}-${key}`}
        value={invoice[key]}
        error={problems[key]}
        onChange={(value) => set({ [key]: value })}
      />
    </FormField>
  )

  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <form
        noValidate
        aria-label={words.title}
        className={`${cardStyle} flex min-w-0 flex-col gap-5 p-5`}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className="grid gap-5 sm:grid-cols-3">
          <FormField {...frame('number', `${words.title} number`, true)}>
            <input {...control('number')} />
          </FormField>
          <FormField {...frame('date', 'Date', true)}>
            <input {...control('date')} type="date" />
          </FormField>
          {words.due && (
            <FormField {...frame('due', words.due)}>
              <input {...control('due')} type="date" />
            </FormField>
          )}
        </div>
        <FormField {...frame('from', 'From')}>
          <textarea
            {...control('from')}
            rows={3}
            className={area}
            placeholder="Your name and address"
          />
        </FormField>
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField {...frame('customer', 'Customer name', true)}>
            <input {...control('customer')} autoComplete="off" />
          </FormField>
          <FormField {...frame('email', 'Customer email')}>
            <input {...control('email')} type="email" autoComplete="off" />
          </FormField>
        </div>
        <FormField {...frame('address', 'Customer address')}>
          <textarea {...control('address')} rows={2} className={area} />
        </FormField>
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 text-sm font-semibold">Items</legend>
          {invoice.lines.map((line, index) => (
            <LineFields
              key={line.id}
              id={`${id}-${line.id}`}
              number={index + 1}
              line={line}
              currency={currency}
              problems={problems}
              onChange={(part) => setLine(line.id, part)}
              onRemove={
                invoice.lines.length > 1
                  ? () => set({ lines: invoice.lines.filter((one) => one.id !== line.id) })
                  : undefined
              }
            />
          ))}
          <Button
            icon="plus"
            className="self-start"
            onClick={() => set({ lines: [...invoice.lines, newLine()] })}
          >
            Add item
          </Button>
        </fieldset>
        <div className="grid grid-cols-2 gap-5">
          {percent('discountPercent', 'Discount %')}
          {percent('taxPercent', 'Tax %')}
        </div>
        <FormField {...frame('note', 'Notes')}>
          <textarea {...control('note')} rows={2} className={area} />
        </FormField>
        <ErrorNotice message={error} />
        <footer className="flex flex-wrap justify-end gap-2">
          {onClose && <Button onClick={onClose}>Close</Button>}
          <Button icon="print" onClick={() => window.print()}>
            Print
          </Button>
          <Button type="submit" look="primary">
            Save {words.singular}
          </Button>
        </footer>
      </form>
      <section aria-label="Preview" className="min-w-0 lg:sticky lg:top-20">
        <InvoiceSheet invoice={invoice} words={words} currency={currency} />
      </section>
      <PrintSheet>
        <InvoiceSheet invoice={invoice} words={words} currency={currency} />
      </PrintSheet>
    </div>
  )
}
