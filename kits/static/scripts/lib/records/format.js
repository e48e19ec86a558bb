import { fromIso } from '../dates.js'
import { isEmpty, titleField } from './fields.js'

/** How a value reads on screen; an empty string when it is not set. */
export function formatValue(field, value) {
  if (value === undefined || isEmpty(value)) return ''
  switch (field.type) {
    case 'number':
      return withUnit(formatNumber(Number(value)), field.unit)
    case 'money':
      return formatMoney(Number(value), field.currency)
    case 'boolean':
      return value === true ? 'Yes' : 'No'
    case 'date':
      return formatDate(String(value))
    case 'dateTime':
      return formatDateTime(String(value))
    case 'rating':
      return `${String(value)} of ${field.max}`
    case 'choice':
      return list(value)
        .map((v) => field.options.find((option) => option.value === v)?.label ?? v)
        .join(', ')
    default:
      return list(value).join(', ')
  }
}

/** The same for any field: relations read as the titles of the records they point at. */
export function formatAny(field, value, names) {
  if (field.type !== 'relation' || value === undefined || isEmpty(value))
    return formatValue(field, value)
  const known = names[field.of().key] ?? {}
  return list(value)
    .map((id) => known[id] ?? 'deleted')
    .join(', ')
}

/** `7 days`, but `1 day`. */
export function withUnit(number, unit) {
  if (!unit) return number
  return `${number} ${/^[-−]?1$/.test(number) ? singular(unit) : unit}`
}

function singular(unit) {
  if (unit === 'people') return 'person'
  if (/(ss|sh|ch|x)es$/.test(unit)) return unit.slice(0, -2)
  // Names of units, no short forms such as `ms`.
  return /^[a-z]{2,}[^s]s$/.test(unit) ? unit.slice(0, -1) : unit
}

/** How a record is called; empty when it has no title. */
export function titleOf(entity, row, names = {}) {
  const field = titleField(entity)
  return field ? formatAny(field, row[field.id], names) : ''
}

/** The same within a sentence: `“Pasta”`, or `the recipe`. */
export function quotedTitle(entity, row, names = {}) {
  const title = titleOf(entity, row, names)
  return title === '' ? `the ${entity.singular.toLowerCase()}` : `“${title}”`
}

/** `1 recipe`, `3 recipes`. */
export function countOf(entity, count) {
  return `${formatNumber(count)} ${(count === 1 ? entity.singular : entity.plural).toLowerCase()}`
}

export function formatNumber(value) {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 }).format(value)
}

export function formatMoney(value, currency) {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(value)
}

export function formatDate(iso) {
  const date = fromIso(iso)
  if (!date) return iso
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
}

export function formatDateTime(iso) {
  const date = fromIso(iso)
  if (!date) return iso
  return date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}

export function list(value) {
  return Array.isArray(value) ? value : [String(value)]
}
