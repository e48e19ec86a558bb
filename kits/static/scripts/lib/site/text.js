import { fieldOf, isEmpty } from '../records/fields.js'
import { formatValue } from '../records/format.js'

/** A field of a record in words; related records by their titles. */
export function textOf(entity, row, id, names) {
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
