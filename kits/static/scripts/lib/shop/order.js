import { toIsoDate, toIsoDateTime } from '../dates.js'
import { fromMinor } from '../money.js'
import { addRow } from '../records/collection.js'
import { Refusal, saveIn } from '../records/effects.js'
import { fieldOf, isEmpty } from '../records/fields.js'
import { formatMoney } from '../records/format.js'
import { nextNumber } from '../records/numbered.js'
import { fitRow } from '../records/values.js'
import { newId } from '../id.js'
import { CART_KEY, emptyCart, fitCart } from './cart.js'
import { availableOf, currencyOf, itemsOf } from './goods.js'
import { totalsOf } from './totals.js'

/** Which fields of an order get what; each may be missing. */
/**
 * Turns what is in the cart into an order, lowers the stock and empties the cart: all of it or nothing. What there is is looked
 * up here and now, because somebody else may have bought it meanwhile.
 */
export function placeOrder(draft, sale, customer, payment, now) {
  const cart = fitCart(draft.get(CART_KEY))
  const items = itemsOf(cart.lines, sale.goods, draft.get)
  refuseMissing(items)
  const currency = currencyOf(sale.goods)
  const totals = totalsOf(items, sale.terms, cart.coupon, currency)
  for (const goods of sale.goods) takeFromStock(draft, goods, items)

  const id = newId()
  let number = ''
  saveIn(draft, sale.orders, (rows) => {
    const field = sale.fields.number ?? 'number'
    const numbering = { field, prefix: sale.prefix, digits: 4 }
    number = nextNumber(draft, sale.orders.key, rows, numbering)
    const values = { ...customer, ...orderValues(sale, items, totals, currency, payment, now) }
    return addRow(sale.orders, rows, { ...values, [field]: number }, now, id)
  })
  draft.put(CART_KEY, emptyCart)
  return { number, items, totals, currency }
}

/** `2 × Oak chair`, one line each. */
export function itemsText(items, currency) {
  return items
    .map(({ line, title, price }) =>
      price === 0
        ? `${line.quantity} × ${title}`
        : `${line.quantity} × ${title} (${formatMoney(price, currency)})`,
    )
    .join('\n')
}

function refuseMissing(items) {
  if (items.length === 0) throw new Refusal('Your cart is empty.')
  for (const { line, row, title, available } of items) {
    if (!row) throw new Refusal('Something in your cart is no longer sold. Please remove it.')
    if (available === 0) throw new Refusal(`“${title}” is sold out. Please remove it.`)
    if (line.quantity > available)
      throw new Refusal(`There are only ${available} of “${title}” left. Please order fewer.`)
  }
}

function takeFromStock(draft, goods, items) {
  const { entity, stock } = goods
  if (stock === undefined) return
  const sold = new Map(
    items
      .filter((item) => item.goods?.entity.key === entity.key)
      .map(({ line }) => [line.id, line.quantity]),
  )
  saveIn(draft, entity, (rows) =>
    rows.map((row) => {
      const quantity = sold.get(row.id)
      const available = availableOf(goods, fitRow(entity, row) ?? row)
      if (quantity === undefined || available === Infinity) return row
      return { ...row, [stock]: available - quantity }
    }),
  )
}

function orderValues({ orders, fields }, items, totals, currency, payment, now) {
  const values = {}
  const set = (id, value) => {
    if (id !== undefined) values[id] = value
  }
  const text = itemsText(items, currency)
  const itemsField = fields.items === undefined ? undefined : fieldOf(orders, fields.items)
  const lines = itemsField?.type === 'text' && itemsField.multiline
  set(fields.items, lines ? text : text.replaceAll('\n', ', '))
  set(fields.total, fromMinor(totals.total, currency))
  set(fields.date, dateFor(orders, fields.date, now))
  set(fields.status, firstStatus(orders, fields.status))
  set(fields.payment, payment)
  set(
    fields.quantity,
    items.reduce((count, { line }) => count + line.quantity, 0),
  )
  set(fields.product, productsFor(orders, fields.product, items))
  return values
}

function dateFor(orders, id, now) {
  const field = id === undefined ? undefined : fieldOf(orders, id)
  return field?.type === 'dateTime' ? toIsoDateTime(now) : toIsoDate(now)
}

function firstStatus(orders, id) {
  const field = id === undefined ? undefined : fieldOf(orders, id)
  if (field?.type !== 'choice') return null
  return isEmpty(field.default) ? (field.options[0]?.value ?? null) : String(field.default)
}

function productsFor(orders, id, items) {
  const field = id === undefined ? undefined : fieldOf(orders, id)
  if (field?.type !== 'relation') return null
  const key = field.of().key
  const ids = items.filter(({ line }) => line.entity === key).map(({ line }) => line.id)
  return field.many ? ids : (ids[0] ?? null)
}
