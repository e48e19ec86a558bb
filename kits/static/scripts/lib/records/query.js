import { holdsMany, isEmpty } from './fields.js'
import { isChosen } from './choices.js'
import { formatValue, list } from './format.js'

/** Names of related records: entity → record id → title. */
export function runQuery(entity, rows, query, names = {}) {
  const needle = query.search.trim().toLocaleLowerCase()
  const filters = entity.fields.filter((f) => query.filters[f.id])
  const found = rows.filter(
    (row) =>
      filters.every((f) => matches(f, row[f.id], query.filters[f.id] ?? '')) &&
      (needle === '' || entity.fields.some((f) => textOf(f, row[f.id], names).includes(needle))),
  )
  const sortField = query.sort && entity.fields.find((f) => f.id === query.sort?.field)
  if (!query.sort || !sortField) return found
  return sortRows(found, sortField, query.sort.direction, names)
}

/** Stable; records without a value come last in both directions. */
export function sortRows(rows, field, direction, names) {
  const sign = direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => {
    const left = a[field.id]
    const right = b[field.id]
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right))
    return sign * compare(field, left ?? null, right ?? null, names)
  })
}

function compare(field, a, b, names) {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (field.type === 'choice' && !field.many) return rank(field, a) - rank(field, b)
  if (field.type === 'relation')
    return textOf(field, a, names).localeCompare(textOf(field, b, names))
  return list(a)
    .join(' ')
    .localeCompare(list(b).join(' '), undefined, { numeric: true, sensitivity: 'base' })
}

/** Choices sort in the order in which they were declared: low, medium, high. */
function rank(field, value) {
  return field.options.findIndex((option) => option.value === value)
}

function matches(field, value, wanted) {
  if (field.type === 'boolean') return String(value === true) === wanted
  if (holdsMany(field)) return Array.isArray(value) && value.includes(wanted)
  return value !== null && value !== undefined && isChosen(field, value, wanted)
}

function textOf(field, value, names) {
  if (value === undefined || isEmpty(value) || field.type === 'boolean' || field.type === 'image')
    return ''
  if (field.type !== 'relation') return formatValue(field, value).toLocaleLowerCase()
  const known = names[field.of().key] ?? {}
  return list(value)
    .map((id) => known[id] ?? '')
    .join(' ')
    .toLocaleLowerCase()
}
