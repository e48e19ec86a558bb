import { useState } from 'react'
import { setQuantity } from '../../lib/shop/cart'
import { currencyOf, type Goods, type Item } from '../../lib/shop/goods'
import { totalsOf, type Coupon } from '../../lib/shop/totals'
import { useCart, useItems } from '../../lib/shop/useCart'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { CartLines } from './CartLines'
import { CouponForm } from './CouponForm'
import { linkStyle } from './styles'
import { Summary } from './Summary'

interface Props {
  heading?: string
  goods: readonly Goods[]
  shipping?: number
  freeShippingFrom?: number
  taxPercent?: number
  coupons?: readonly Coupon[]
  /** Where one goes on shopping. */
  shopHref?: string
  /** Where one pays. */
  checkoutHref?: string
}

/** What the visitor has chosen so far, and what it costs. */
export function Cart({ heading, goods, shopHref, checkoutHref, ...terms }: Props) {
  const { cart, edit, error } = useCart()
  const items = useItems(cart, goods)
  const [news, setNews] = useState('')
  const currency = currencyOf(goods)
  const totals = totalsOf(items, terms, cart.coupon, currency)

  function change(item: Item, quantity: number) {
    if (!edit((current) => setQuantity(current, { ...item.line, quantity }))) return
    setNews(quantity === 0 ? `Removed ${item.title}` : `${item.title}: ${quantity}`)
  }

  return (
    <Part heading={heading}>
      <ErrorNotice message={error} />
      {items.length === 0 ? (
        <div className={cardStyle}>
          <EmptyState icon="cart" title="Your cart is empty" text="What you add will be here.">
            {shopHref && (
              <a href={shopHref} className={linkStyle.primary}>
                Continue shopping
              </a>
            )}
          </EmptyState>
        </div>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
          <div className={`${cardStyle} min-w-0`}>
            <CartLines items={items} currency={currency} onChange={change} />
            <footer className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-3 sm:px-5">
              {shopHref && (
                <a href={shopHref} className="text-sm font-medium text-accent hover:underline">
                  Continue shopping
                </a>
              )}
              <Button
                look="quiet"
                icon="trash"
                className="ml-auto"
                onClick={() => edit((current) => ({ ...current, lines: [] }))}
              >
                Empty cart
              </Button>
            </footer>
          </div>
          <section className={`${cardStyle} flex flex-col gap-5 p-5`} aria-label="Summary">
            <h2 className="font-semibold tracking-tight">Summary</h2>
            {terms.coupons && terms.coupons.length > 0 && (
              <CouponForm
                terms={terms}
                applied={cart.coupon}
                onApply={(coupon) => edit((current) => ({ ...current, coupon }))}
              />
            )}
            <Summary totals={totals} terms={terms} code={cart.coupon} currency={currency} />
            {checkoutHref && (
              <a href={checkoutHref} className={`${linkStyle.primary} h-12`}>
                Proceed to checkout
              </a>
            )}
          </section>
        </div>
      )}
      <p role="status" className="sr-only">
        {news}
      </p>
    </Part>
  )
}
