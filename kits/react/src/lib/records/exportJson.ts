import type { Entity, Field, FieldValue, Row } from './fields'
import { list } from './format'
import type { Names } from './query'

/** The records as JSON. Relations are titles: ids mean nothing outside of this app. */
export function recordsJson(entity: Entity, rows: readonly Row[], names: Names): string {
  const plain = rows.map((row) =>
    Object.fromEntries(entity.fields.map((f) => [f.id, portable(f, row[f.id] ?? null, names)])),
  )
  return JSON.stringify(plain, null, 2) + '\n'
}

function portable(field: Field, value: FieldValue, names: Names): FieldValue {
  if (field.type !== 'relation' || value === null) return value
  const known = names[field.of().key] ?? {}
  const titles = list(value).flatMap((id) => known[id] ?? [])
  return field.many ? titles : (titles[0] ?? null)
}
