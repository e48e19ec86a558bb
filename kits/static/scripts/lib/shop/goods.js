import { readRows } from '../records/collection.js'
import { fieldOf, titleField } from '../records/fields.js'

/** A kind of thing that is sold, and which of its fields say for how much and how many there are. */
/** A line of the cart with what it stands for; `row` is null when that is no longer sold. */
export function itemsOf(lines, goods, get) {
  return lines.map((line) => {
    const kind = goods.find((one) => one.entity.key === line.entity) ?? null
    const rows = kind ? readRows(kind.entity, get(kind.entity.key)) : []
    const row = rows.find((one) => one.id === line.id) ?? null
    if (!kind || !row)
      return { line, goods: kind, row: null, title: 'No longer sold', price: 0, available: 0 }
    return {
      line,
      goods: kind,
      row,
      title: titleOf(kind.entity, row),
      price: priceOf(kind, row),
      available: availableOf(kind, row),
    }
  })
}

export function titleOf(entity, row) {
  const field = titleField(entity)
  return String((field && row[field.id]) || entity.singular)
}

export function priceOf({ price }, row) {
  const value = price === undefined ? null : row[price]
  return typeof value === 'number' ? value : 0
}

/** How many there are; without a stock there is no end to them. */
export function availableOf({ stock }, row) {
  if (stock === undefined) return Infinity
  const value = row[stock]
  // A stock that nobody has filled in is not known to be empty.
  return typeof value === 'number' ? Math.max(0, Math.floor(value)) : Infinity
}

export function currencyOf(goods) {
  for (const { entity, price } of goods) {
    const field = price === undefined ? undefined : fieldOf(entity, price)
    if (field?.type === 'money') return field.currency
  }
  return 'USD'
}
