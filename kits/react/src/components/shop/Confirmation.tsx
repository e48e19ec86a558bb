import { useEffect, useRef } from 'react'
import type { FieldValue } from '../../lib/records/fields'
import { fromMinor } from '../../lib/money'
import { formatMoney } from '../../lib/records/format'
import type { Placed } from '../../lib/shop/order'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { linkStyle } from './styles'

interface Props {
  placed: Placed
  email?: FieldValue
  shopHref?: string
  ordersHref?: string
}

/** The order is placed: its number and what was bought. */
export function Confirmation({ placed, email, shopHref, ordersHref }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [])

  return (
    <section
      className={`${cardStyle} mx-auto flex w-full max-w-xl flex-col items-center p-8 text-center`}
    >
      <span className="mb-4 grid size-14 place-items-center rounded-2xl bg-soft text-accent">
        <Icon name="check" className="size-7" />
      </span>
      <div role="status">
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-xl font-semibold tracking-tight outline-none"
        >
          Thank you! Your order has been placed.
        </h2>
        <p className="mt-2 text-muted">
          Order number <b className="text-ink">{placed.number}</b>
          {typeof email === 'string' && email !== '' && <> · {email}</>}
        </p>
      </div>
      <ul className="mt-6 w-full divide-y divide-line border-y border-line text-left text-sm">
        {placed.items.map(({ line, title }) => (
          <li key={`${line.entity}/${line.id}`} className="py-2.5">
            {line.quantity} × {title}
          </li>
        ))}
        <li className="flex justify-between py-2.5 font-semibold">
          <span>Total</span>
          <span className="tabular-nums">
            {formatMoney(fromMinor(placed.totals.total, placed.currency), placed.currency)}
          </span>
        </li>
      </ul>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        {ordersHref && (
          <a href={ordersHref} className={linkStyle.secondary}>
            View orders
          </a>
        )}
        {shopHref && (
          <a href={shopHref} className={linkStyle.primary}>
            Continue shopping
          </a>
        )}
      </div>
    </section>
  )
}
