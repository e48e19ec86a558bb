import { holdsMany, isEmpty, type Entity, type Field, type FieldValue, type Row } from './fields'
import { isChosen } from './choices'
import { formatValue, list } from './format'

export interface Sort {
  field: string
  direction: 'asc' | 'desc'
}

export interface Query {
  search: string
  /** Field id → wanted value; an empty string means any. */
  filters: Record<string, string>
  sort: Sort | null
}

/** Names of related records: entity → record id → title. */
export type Names = Record<string, Record<string, string>>

export function runQuery(
  entity: Entity,
  rows: readonly Row[],
  query: Query,
  names: Names = {},
): Row[] {
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
export function sortRows(
  rows: Row[],
  field: Field,
  direction: 'asc' | 'desc',
  names: Names,
): Row[] {
  const sign = direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => {
    const left = a[field.id]
    const right = b[field.id]
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right))
    return sign * compare(field, left ?? null, right ?? null, names)
  })
}

function compare(field: Field, a: FieldValue, b: FieldValue, names: Names): number {
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
function rank(field: Extract<Field, { type: 'choice' }>, value: FieldValue): number {
  return field.options.findIndex((option) => option.value === value)
}

function matches(field: Field, value: FieldValue | undefined, wanted: string): boolean {
  if (field.type === 'boolean') return String(value === true) === wanted
  if (holdsMany(field)) return Array.isArray(value) && value.includes(wanted)
  return value !== null && value !== undefined && isChosen(field, value, wanted)
}

function textOf(field: Field, value: FieldValue | undefined, names: Names): string {
  if (value === undefined || isEmpty(value) || field.type === 'boolean' || field.type === 'image')
    return ''
  if (field.type !== 'relation') return formatValue(field, value).toLocaleLowerCase()
  const known = names[field.of().key] ?? {}
  return list(value)
    .map((id) => known[id] ?? '')
    .join(' ')
    .toLocaleLowerCase()
}
