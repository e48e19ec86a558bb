import { fieldOf } from './fields.js'
import { formatMoney, formatNumber, withUnit } from './format.js'
import { matchesWhere } from './where.js'

/** A number drawn from records: how many, which share of all, or the sum, average, least or most of a field. */
export function measure(rows, wanted) {
  const { where } = wanted
  const chosen = where ? rows.filter((row) => matchesWhere(row, where)) : rows
  if (wanted.measure === 'count') return chosen.length
  if (wanted.measure === 'share') return rows.length === 0 ? null : chosen.length / rows.length
  const numbers = chosen
    .map((row) => row[wanted.field ?? ''])
    .filter((value) => typeof value === 'number')
  if (numbers.length === 0) return wanted.measure === 'sum' ? 0 : null
  const sum = numbers.reduce((total, value) => total + value, 0)
  switch (wanted.measure) {
    case 'sum':
      // Cents must not show as 0.30000000000000004.
      return Math.round(sum * 1e6) / 1e6
    case 'average':
      return sum / numbers.length
    case 'min':
      return Math.min(...numbers)
    case 'max':
      return Math.max(...numbers)
  }
}

export function formatMeasure(entity, wanted, value) {
  if (value === null) return '–'
  if (wanted.measure === 'share') {
    return new Intl.NumberFormat(undefined, { style: 'percent' }).format(value)
  }
  const field = wanted.field === undefined ? undefined : fieldOf(entity, wanted.field)
  if (wanted.measure === 'count' || !field) return formatNumber(value)
  return formatFor(field, value)
}

export function formatFor(field, value) {
  if (field.type === 'money') return formatMoney(value, field.currency)
  const number = formatNumber(field.type === 'rating' ? Math.round(value * 10) / 10 : value)
  return field.type === 'number' ? withUnit(number, field.unit) : number
}

/** Short, for the axis of a chart: €1.2K. */
export function formatShort(field, value) {
  const compact = { notation: 'compact', maximumFractionDigits: 1 }
  const options =
    field?.type === 'money' ? { ...compact, style: 'currency', currency: field.currency } : compact
  return new Intl.NumberFormat(undefined, options).format(value)
}
