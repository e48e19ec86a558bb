import { useMemo, useSyncExternalStore } from 'react'
import { store } from '../../store'
import { readRows } from '../records/collection'
import { fieldOf, titleField, type Entity, type Row } from '../records/fields'

/** Who or what one may book. */
export interface Resource {
  id: string
  title: string
  /** Its record; a mere choice has none. */
  row: Row | null
}

/** What a relation or choice field of a booking may hold, kept up to date. */
export function useResources(entity: Entity, id: string | undefined) {
  const field = id === undefined ? undefined : fieldOf(entity, id)
  const other = field?.type === 'relation' ? field.of() : null
  const key = other?.key ?? ''
  const stored = useSyncExternalStore(
    (listener) => store.subscribe(key, listener),
    () => (key === '' ? undefined : store.get(key)),
  )
  const resources = useMemo((): Resource[] => {
    if (field?.type === 'choice')
      return field.options.map(({ value, label }) => ({ id: value, title: label, row: null }))
    if (!other) return []
    const title = titleField(other)?.id ?? 'id'
    return readRows(other, stored).map((row) => ({
      id: row.id,
      title: String(row[title] ?? ''),
      row,
    }))
  }, [field, other, stored])
  return { field, other, resources }
}
