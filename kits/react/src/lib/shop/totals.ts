import { percentOf, toMinor } from '../money'
import type { Item } from './goods'

export interface Coupon {
  code: string
  percent: number
}

/** What is added to the prices. */
export interface Terms {
  shipping?: number
  /** From this subtotal on, shipping costs nothing. */
  freeShippingFrom?: number
  taxPercent?: number
  coupons?: readonly Coupon[]
}

/** All in minor units, such as cents. */
export interface Totals {
  subtotal: number
  discount: number
  shipping: number
  tax: number
  total: number
}

export function totalsOf(
  items: readonly Pick<Item, 'price' | 'line'>[],
  terms: Terms,
  code: string,
  currency: string,
): Totals {
  const subtotal = items.reduce(
    (sum, { price, line }) => sum + toMinor(price, currency) * line.quantity,
    0,
  )
  const discount = percentOf(subtotal, findCoupon(terms, code)?.percent ?? 0)
  const goods = subtotal - discount
  const free =
    terms.freeShippingFrom !== undefined && subtotal >= toMinor(terms.freeShippingFrom, currency)
  const shipping = items.length === 0 || free ? 0 : toMinor(terms.shipping ?? 0, currency)
  const tax = percentOf(goods, terms.taxPercent ?? 0)
  return { subtotal, discount, shipping, tax, total: goods + shipping + tax }
}

export function findCoupon(terms: Terms, code: string): Coupon | null {
  const wanted = code.trim().toLowerCase()
  if (wanted === '') return null
  return terms.coupons?.find((coupon) => coupon.code.toLowerCase() === wanted) ?? null
}
