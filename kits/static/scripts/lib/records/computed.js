import { fromIso } from '../dates.js'
import { minorDigits } from '../money.js'
import { readRows, sameValue } from './collection.js'
import { fieldOf, isEmpty } from './fields.js'

/**
 * A field that is computed from others. What comes from a related record is taken when the fields on this side change: a sale
 * keeps its price when the price list changes later.
 */
export function computed({ field, operation, of, factor = 1 }) {
  const own = of.map((path) => path.split('.')[0] ?? '')
  const linked = of.some((path) => path.includes('.'))
  return {
    derive({ before, after }, { entity, draft }) {
      const settled = linked && !isEmpty(after[field])
      if (settled && (!before || own.every((id) => sameValue(before[id], after[id])))) return {}
      const values = of.map((path) => valueAt(path, entity, after, draft))
      const result = compute(operation, values)
      return { [field]: result === null ? null : rounded(fieldOf(entity, field), result * factor) }
    },
  }
}

function compute(operation, values) {
  if (operation === 'days' || operation === 'hours') return span(operation, values)
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return null
  const [first = 0, ...others] = values.map((value) => (typeof value === 'number' ? value : 0))
  // What is not filled in adds nothing, but a price without a quantity is no amount.
  if (operation === 'sum') return others.reduce((total, value) => total + value, first)
  if (operation === 'difference') return others.reduce((rest, value) => rest - value, first)
  if (numbers.length < values.length) return null
  if (operation === 'product') return others.reduce((total, value) => total * value, first)
  return others.includes(0) ? null : others.reduce((part, value) => part / value, first)
}

/** From the first moment to the second. A time before the first is on the next day, as in a night shift. */
function span(unit, [from, to]) {
  if (typeof from !== 'string' || typeof to !== 'string') return null
  const clock = !from.includes('-') && !to.includes('-')
  const start = fromIso(clock ? `2000-01-01T${from}` : from)
  const end = fromIso(clock ? `2000-01-01T${to}` : to)
  if (!start || !end) return null
  const hours = (end.getTime() - start.getTime()) / 3_600_000
  // Days with 23 or 25 hours are days too.
  if (unit === 'days') return Math.round(hours / 24)
  return clock && hours < 0 ? hours + 24 : hours
}

function valueAt(path, entity, row, draft) {
  const [id = '', further] = path.split('.')
  const value = row[id]
  if (further === undefined) return value
  const relation = fieldOf(entity, id)
  if (relation?.type !== 'relation') return undefined
  const other = relation.of()
  return readRows(other, draft.get(other.key)).find((known) => known.id === value)?.[further]
}

/** Money to its smallest coin; other numbers without the crumbs of binary fractions. */
function rounded(field, value) {
  const digits =
    field?.type === 'money'
      ? minorDigits(field.currency)
      : field?.type === 'number' && field.integer
        ? 0
        : 6
  return Math.round(Number((value * 10 ** digits).toPrecision(14))) / 10 ** digits
}
