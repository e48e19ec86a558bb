import { fromMinor } from '../../lib/money'
import { formatMoney } from '../../lib/records/format'
import { findCoupon, type Terms, type Totals } from '../../lib/shop/totals'

interface Props {
  totals: Totals
  terms: Terms
  code: string
  currency: string
}

/** From the prices to what is to be paid. */
export function Summary({ totals, terms, code, currency }: Props) {
  const money = (minor: number) => formatMoney(fromMinor(minor, currency), currency)
  const coupon = findCoupon(terms, code)
  const lines: [label: string, value: string][] = [['Subtotal', money(totals.subtotal)]]
  if (coupon) lines.push([`Discount (${coupon.percent}%)`, money(-totals.discount)])
  if (terms.shipping !== undefined)
    lines.push(['Shipping', totals.shipping === 0 ? 'Free' : money(totals.shipping)])
  if (terms.taxPercent !== undefined) lines.push([`Tax (${terms.taxPercent}%)`, money(totals.tax)])
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {lines.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-4">
          <dt className="text-muted">{label}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
      <div className="mt-1 flex justify-between gap-4 border-t border-line pt-3 text-base font-semibold">
        <dt>Total</dt>
        <dd className="tabular-nums">{money(totals.total)}</dd>
      </div>
    </dl>
  )
}
