import type { DataStore } from '../store/DataStore'
import { readRows } from './collection'
import { titleField, type Entity } from './fields'
import type { Names } from './query'

/** The titles of all records an entity's relations may point at: the same object until one of them changes. */
export function namesSource(store: DataStore, entity: Entity) {
  const related = entity.fields.flatMap((f) => (f.type === 'relation' ? [f.of()] : []))
  let seen: unknown[] | null = null
  let names: Names = {}
  return {
    subscribe(listener: () => void) {
      const stops = related.map((other) => store.subscribe(other.key, listener))
      return () => stops.forEach((stop) => stop())
    },
    get(): Names {
      const stored = related.map((other) => store.get(other.key))
      if (!seen || stored.some((value, index) => value !== seen?.[index])) {
        seen = stored
        names = Object.fromEntries(related.map((other, i) => [other.key, titles(other, stored[i])]))
      }
      return names
    },
  }
}

function titles(entity: Entity, stored: unknown): Record<string, string> {
  const field = titleField(entity)
  if (!field) return {}
  return Object.fromEntries(
    readRows(entity, stored).map((row) => [row.id, String(row[field.id] ?? '')]),
  )
}
