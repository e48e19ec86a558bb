import { useState, type ReactNode } from 'react'
import { figuresOf, findInvoices } from '../../lib/invoice/find'
import type { Invoice } from '../../lib/invoice/invoice'
import { invoiceTotals } from '../../lib/invoice/totals'
import type { Words } from '../../lib/invoice/words'
import { fromMinor } from '../../lib/money'
import { formatDate, formatMoney } from '../../lib/records/format'
import { IconButton } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { SearchInput } from '../ui/SearchInput'
import { SelectInput } from '../ui/SelectInput'
import { cardStyle } from '../ui/styles'

interface Props {
  invoices: readonly Invoice[]
  words: Words
  currency: string
  onOpen: (invoice: Invoice) => void
  onRemove: (invoice: Invoice) => void
  onStatus: (id: string, status: string) => void
  /** The button that begins a new one. */
  children: ReactNode
}

/** What was saved, with its state and sum. */
export function InvoiceList(props: Props) {
  const { invoices, words, currency, onOpen, onRemove, onStatus, children } = props
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState('')
  const found = findInvoices(invoices, search, status)
  const money = (minor: number) => formatMoney(fromMinor(minor, currency), currency)
  const choosable = words.statuses.length > 1

  return (
    <>
      {choosable && (
        <dl className="grid grid-cols-2 gap-4 sm:max-w-md">
          {figuresOf(invoices, words, currency).map((figure) => (
            <div key={figure.label} className={`${cardStyle} px-5 py-4`}>
              <dt className="text-sm text-muted">{figure.label}</dt>
              <dd className="mt-1 text-xl font-semibold tabular-nums">{money(figure.minor)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput label={`Search ${words.plural}`} value={search} onChange={setSearch} />
        {choosable && (
          <SelectInput
            label="Filter by status"
            value={status}
            options={[{ value: '', label: 'Status: all' }, ...words.statuses]}
            onChange={setStatus}
          />
        )}
        <div className="ml-auto">{children}</div>
      </div>
      <div className={`${cardStyle} relative overflow-x-auto`}>
        {found.length === 0 ? (
          <EmptyState
            icon={invoices.length === 0 ? 'file' : 'search'}
            title={invoices.length === 0 ? `No ${words.plural} yet` : 'Nothing found'}
          />
        ) : (
          <table className="w-full text-left text-sm" aria-label={words.plural}>
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                {['Number', 'Customer', 'Date', ...(words.due ? [words.due] : [])].map((label) => (
                  <th key={label} scope="col" className="px-4 py-3 font-semibold whitespace-nowrap">
                    {label}
                  </th>
                ))}
                <th scope="col" className="px-4 py-3 text-right font-semibold">
                  Total
                </th>
                <th scope="col" className="px-4 py-3 font-semibold">
                  Status
                </th>
                <th scope="col">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {found.map((invoice) => (
                <tr key={invoice.id}>
                  <td className="px-4 py-2.5 font-medium whitespace-nowrap">{invoice.number}</td>
                  <td className="min-w-32 px-4 py-2.5 break-words">{invoice.customer}</td>
                  <td className="px-4 py-2.5 whitespace-nowrap">{formatDate(invoice.date)}</td>
                  {words.due && (
                    <td className="px-4 py-2.5 whitespace-nowrap">
                      {invoice.due === '' ? '–' : formatDate(invoice.due)}
                    </td>
                  )}
                  <td className="px-4 py-2.5 text-right font-medium tabular-nums">
                    {money(invoiceTotals(invoice, currency).total)}
                  </td>
                  <td className="px-4 py-1.5">
                    <SelectInput
                      label={`Status of ${invoice.number}`}
                      value={invoice.status}
                      options={words.statuses}
                      onChange={(next) => onStatus(invoice.id, next)}
                      className="w-32"
                    />
                  </td>
                  <td className="px-3 py-1.5 text-right whitespace-nowrap">
                    <IconButton
                      icon="pencil"
                      label={`Open ${invoice.number}`}
                      onClick={() => onOpen(invoice)}
                    />
                    <IconButton
                      icon="trash"
                      label={`Delete ${invoice.number}`}
                      onClick={() => onRemove(invoice)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}
