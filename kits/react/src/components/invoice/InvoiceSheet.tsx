import type { Invoice } from '../../lib/invoice/invoice'
import { invoiceTotals, lineTotal } from '../../lib/invoice/totals'
import type { Words } from '../../lib/invoice/words'
import { fromMinor } from '../../lib/money'
import { formatDate, formatMoney, formatNumber } from '../../lib/records/format'

interface Props {
  invoice: Invoice
  words: Words
  currency: string
}

/** The document as it is printed: black on white, whatever the colours of the app. */
export function InvoiceSheet({ invoice, words, currency }: Props) {
  const money = (minor: number) => formatMoney(fromMinor(minor, currency), currency)
  const totals = invoiceTotals(invoice, currency)
  const lines: [label: string, value: string][] = [['Subtotal', money(totals.subtotal)]]
  if (invoice.discountPercent > 0)
    lines.push([`Discount (${invoice.discountPercent}%)`, money(-totals.discount)])
  lines.push([`Tax (${invoice.taxPercent || 0}%)`, money(totals.tax)])

  return (
    <article className="flex min-h-[36rem] flex-col gap-8 rounded-lg border border-zinc-200 bg-white p-6 text-sm text-zinc-900 shadow-card sm:p-8 print:border-0 print:p-0 print:shadow-none">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h2 className="text-2xl font-semibold tracking-tight uppercase">{words.title}</h2>
          <p className="mt-1 text-zinc-600">{invoice.number}</p>
        </div>
        <p className="text-right break-words whitespace-pre-line text-zinc-700">{invoice.from}</p>
      </header>
      <div className="grid grid-cols-2 gap-6">
        <div className="min-w-0">
          <h3 className="text-xs font-semibold tracking-wide text-zinc-500 uppercase">
            {words.customer}
          </h3>
          <p className="mt-1 font-medium break-words">{invoice.customer || '–'}</p>
          <p className="break-words whitespace-pre-line text-zinc-600">{invoice.address}</p>
          <p className="break-words text-zinc-600">{invoice.email}</p>
        </div>
        <dl className="grid grid-cols-[1fr_auto] content-start gap-x-4 gap-y-1 text-right">
          <dt className="text-zinc-500">Date</dt>
          <dd>{formatDate(invoice.date)}</dd>
          {words.due && invoice.due !== '' && (
            <>
              <dt className="text-zinc-500">{words.due}</dt>
              <dd>{formatDate(invoice.due)}</dd>
            </>
          )}
        </dl>
      </div>
      <table className="w-full text-left">
        <thead>
          <tr className="border-b-2 border-zinc-900 text-xs text-zinc-600">
            <th scope="col" className="py-2 font-semibold">
              Description
            </th>
            <th scope="col" className="py-2 pl-2 text-right font-semibold">
              Qty
            </th>
            <th scope="col" className="py-2 pl-2 text-right font-semibold">
              Price
            </th>
            <th scope="col" className="py-2 pl-2 text-right font-semibold">
              Amount
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-zinc-200">
          {invoice.lines.map((line) => (
            <tr key={line.id} className="align-top tabular-nums">
              <td className="py-2.5 break-words">{line.description || '–'}</td>
              <td className="py-2.5 pl-2 text-right">{formatNumber(line.quantity || 0)}</td>
              <td className="py-2.5 pl-2 text-right">
                {formatMoney(line.unitPrice || 0, currency)}
              </td>
              <td className="py-2.5 pl-2 text-right">{money(lineTotal(line, currency))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="ml-auto grid w-full max-w-64 gap-1.5 tabular-nums">
        {lines.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4">
            <dt className="text-zinc-600">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 border-t-2 border-zinc-900 pt-2 text-base font-semibold">
          <dt>Total</dt>
          <dd>{money(totals.total)}</dd>
        </div>
      </dl>
      {invoice.note && (
        <p className="mt-auto border-t border-zinc-200 pt-4 break-words whitespace-pre-line text-zinc-600">
          {invoice.note}
        </p>
      )}
    </article>
  )
}
