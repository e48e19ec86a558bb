/** So many of one record of an entity. */

export const CART_KEY = 'cart'

export const emptyCart = { lines: [], coupon: '' }

export function fitCart(stored) {
  if (typeof stored !== 'object' || stored === null) return emptyCart
  const { lines, coupon } = stored
  return {
    lines: Array.isArray(lines) ? lines.filter(isLine) : [],
    coupon: typeof coupon === 'string' ? coupon : '',
  }
}

/** Puts more of something into the cart, but never more than there is. */
export function addToCart(cart, line, available = Infinity) {
  const known = quantityOf(cart, line)
  return setQuantity(cart, { ...line, quantity: Math.min(known + line.quantity, available) })
}

/** With a quantity of 0 the line goes. */
export function setQuantity(cart, line) {
  const quantity = Math.max(0, Math.floor(line.quantity))
  const next = { ...line, quantity }
  const known = cart.lines.some((one) => isSame(one, line))
  const lines = known
    ? cart.lines.map((one) => (isSame(one, line) ? next : one))
    : [...cart.lines, next]
  return { ...cart, lines: lines.filter((one) => one.quantity > 0) }
}

export function quantityOf(cart, line) {
  return cart.lines.find((one) => isSame(one, line))?.quantity ?? 0
}

export function countOf(cart) {
  return cart.lines.reduce((count, line) => count + line.quantity, 0)
}

function isSame(a, b) {
  return a.id === b.id && a.entity === b.entity
}

function isLine(value) {
  if (typeof value !== 'object' || value === null) return false
  const { entity, id, quantity } = value
  return (
    typeof entity === 'string' &&
    typeof id === 'string' &&
    Number.isInteger(quantity) &&
    Number(quantity) > 0
  )
}
