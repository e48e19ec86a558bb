import { fromMinor, toMinor } from '../../lib/money'
import { formatMoney } from '../../lib/records/format'
import type { Item } from '../../lib/shop/goods'
import type { Terms, Totals } from '../../lib/shop/totals'
import { Summary } from './Summary'

interface Props {
  items: readonly Item[]
  totals: Totals
  terms: Terms
  code: string
  currency: string
}

export function OrderSummary({ items, ...summary }: Props) {
  const { currency } = summary
  return (
    <>
      <ul className="flex flex-col gap-2 border-b border-line pb-4 text-sm">
        {items.map(({ line, title, price }) => (
          <li key={`${line.entity}/${line.id}`} className="flex justify-between gap-4">
            <span className="min-w-0 break-words">
              {line.quantity} × {title}
            </span>
            <span className="tabular-nums">
              {formatMoney(fromMinor(toMinor(price, currency) * line.quantity, currency), currency)}
            </span>
          </li>
        ))}
      </ul>
      <Summary {...summary} />
    </>
  )
}
