import { fieldOf, isEmpty, type Entity, type Row } from '../records/fields'
import { formatValue } from '../records/format'
import type { Names } from '../records/query'

/** A field of a record in words; related records by their titles. */
export function textOf(entity: Entity, row: Row, id: string, names: Names): string {
  const field = fieldOf(entity, id)
  const value = row[id]
  if (!field || value === undefined || isEmpty(value)) return ''
  if (field.type !== 'relation') return formatValue(field, value)
  const known = names[field.of().key] ?? {}
  return [value]
    .flat()
    .map((one) => known[String(one)] ?? '')
    .filter(Boolean)
    .join(', ')
}
