import { readRows } from './collection.js'
import { titleField } from './fields.js'

/** The titles of all records an entity's relations may point at: the same object until one of them changes. */
export function namesSource(store, entity) {
  const related = entity.fields.flatMap((f) => (f.type === 'relation' ? [f.of()] : []))
  let seen = null
  let names = {}
  return {
    subscribe(listener) {
      const stops = related.map((other) => store.subscribe(other.key, listener))
      return () => stops.forEach((stop) => stop())
    },
    get() {
      const stored = related.map((other) => store.get(other.key))
      if (!seen || stored.some((value, index) => value !== seen?.[index])) {
        seen = stored
        names = Object.fromEntries(related.map((other, i) => [other.key, titles(other, stored[i])]))
      }
      return names
    },
  }
}

function titles(entity, stored) {
  const field = titleField(entity)
  if (!field) return {}
  return Object.fromEntries(
    readRows(entity, stored).map((row) => [row.id, String(row[field.id] ?? '')]),
  )
}
