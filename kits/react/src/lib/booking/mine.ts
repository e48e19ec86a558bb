import type { Entity } from '../records/fields'
import type { Draft } from '../store/transaction'

/** Bookings made in this browser: their ids with the name of whoever made them. */
export type Mine = Record<string, string>

export function mineKey(entity: Entity): string {
  return `${entity.key}-mine`
}

export function fitMine(stored: unknown): Mine {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).filter(([, by]) => typeof by === 'string'))
}

export function remember(draft: Draft, entity: Entity, id: string, by: string): void {
  const key = mineKey(entity)
  draft.put(key, { ...fitMine(draft.get(key)), [id]: by })
}
