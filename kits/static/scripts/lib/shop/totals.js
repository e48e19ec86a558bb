import { percentOf, toMinor } from '../money.js'

/** What is added to the prices. */
/** All in minor units, such as cents. */
export function totalsOf(items, terms, code, currency) {
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

export function findCoupon(terms, code) {
  const wanted = code.trim().toLowerCase()
  if (wanted === '') return null
  return terms.coupons?.find((coupon) => coupon.code.toLowerCase() === wanted) ?? null
}
