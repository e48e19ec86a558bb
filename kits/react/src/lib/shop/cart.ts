/** So many of one record of an entity. */
export interface CartLine {
  entity: string
  id: string
  quantity: number
}

export interface Cart {
  lines: CartLine[]
  /** The code that was applied; empty when there is none. */
  coupon: string
}

export const CART_KEY = 'cart'

export const emptyCart: Cart = { lines: [], coupon: '' }

export function fitCart(stored: unknown): Cart {
  if (typeof stored !== 'object' || stored === null) return emptyCart
  const { lines, coupon } = stored as Record<string, unknown>
  return {
    lines: Array.isArray(lines) ? lines.filter(isLine) : [],
    coupon: typeof coupon === 'string' ? coupon : '',
  }
}

/** Puts more of something into the cart, but never more than there is. */
export function addToCart(cart: Cart, line: CartLine, available = Infinity): Cart {
  const known = quantityOf(cart, line)
  return setQuantity(cart, { ...line, quantity: Math.min(known + line.quantity, available) })
}

/** With a quantity of 0 the line goes. */
export function setQuantity(cart: Cart, line: CartLine): Cart {
  const quantity = Math.max(0, Math.floor(line.quantity))
  const next = { ...line, quantity }
  const known = cart.lines.some((one) => isSame(one, line))
  const lines = known
    ? cart.lines.map((one) => (isSame(one, line) ? next : one))
    : [...cart.lines, next]
  return { ...cart, lines: lines.filter((one) => one.quantity > 0) }
}

export function quantityOf(cart: Cart, line: Pick<CartLine, 'entity' | 'id'>): number {
  return cart.lines.find((one) => isSame(one, line))?.quantity ?? 0
}

export function countOf(cart: Cart): number {
  return cart.lines.reduce((count, line) => count + line.quantity, 0)
}

function isSame(a: Pick<CartLine, 'entity' | 'id'>, b: Pick<CartLine, 'entity' | 'id'>): boolean {
  return a.id === b.id && a.entity === b.entity
}

function isLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null) return false
  const { entity, id, quantity } = value as Partial<CartLine>
  return (
    typeof entity === 'string' &&
    typeof id === 'string' &&
    Number.isInteger(quantity) &&
    Number(quantity) > 0
  )
}
