/** Bookings made in this browser: their ids with the name of whoever made them. */

export function mineKey(entity) {
  return `${entity.key}-mine`
}

export function fitMine(stored) {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).filter(([, by]) => typeof by === 'string'))
}

export function remember(draft, entity, id, by) {
  const key = mineKey(entity)
  draft.put(key, { ...fitMine(draft.get(key)), [id]: by })
}
