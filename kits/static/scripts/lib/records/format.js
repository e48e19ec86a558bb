import { fromIso } from '../dates.js'
import { isEmpty } from './fields.js'

/** How a value reads on screen; an empty string when it is not set. */
export function formatValue(field, value) {
  if (value === undefined || isEmpty(value)) return ''
  switch (field.type) {
    case 'number':
      return formatNumber(Number(value)) + (field.unit ? ` ${field.unit}` : '')
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
