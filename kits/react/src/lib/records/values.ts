import { todayIso, toIsoDate, toIsoDateTime } from '../dates'
import { emptyValue, holdsMany, type Entity, type Field, type FieldValue, type Row } from './fields'

/** A new record's values before the user has typed anything. */
export function blankRow(entity: Entity, now: Date): Omit<Row, 'id'> {
  return Object.fromEntries(entity.fields.map((f) => [f.id, startValue(f, now)]))
}

/** What a new record gets without being asked for: what the entity sets, and whose it is. */
export function givenValues(
  entity: Entity,
  own: { field: string; value: string } | null,
  now: Date,
): Partial<Row> {
  return { ...entity.onCreate?.(now), ...(own && { [own.field]: own.value }) }
}

/**
 * A stored record as the entity is now: fields may have been added, hidden or changed since. For the screen only; what is
 * stored keeps the members and values that this leaves out.
 */
export function fitRow(entity: Entity, stored: unknown): Row | null {
  if (typeof stored !== 'object' || stored === null) return null
  const source = stored as Record<string, unknown>
  if (typeof source.id !== 'string') return null
  const row: Row = { id: source.id }
  for (const field of entity.fields) row[field.id] = fitValue(field, source[field.id])
  return row
}

export function fitValue(field: Field, value: unknown): FieldValue {
  if (holdsMany(field)) {
    if (Array.isArray(value)) return value.filter((v) => typeof v === 'string')
    return typeof value === 'string' && value !== '' ? [value] : []
  }
  switch (field.type) {
    case 'number':
    case 'money':
    case 'rating': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      return typeof number === 'number' && Number.isFinite(number) ? number : null
    }
    case 'boolean':
      return value === true
    default:
      if (typeof value === 'number') return String(value)
      return typeof value === 'string' ? value : emptyValue(field)
  }
}

function startValue(field: Field, now: Date): FieldValue {
  const wanted = field.default
  if (wanted === undefined) return emptyValue(field)
  if (wanted === 'today' && field.type === 'date') return todayIso(now)
  if (wanted === 'now' && field.type === 'date') return toIsoDate(now)
  if (wanted === 'now' && field.type === 'dateTime') return toIsoDateTime(now)
  return wanted
}
