/** Stored texts over those at first; anything else that was stored is dropped. */
export function fitTexts(stored, first) {
  const known = typeof stored === 'object' && stored !== null ? stored : {}
  const kept = Object.entries(known).filter(([name, text]) => {
    return Object.hasOwn(first, name) && typeof text === 'string'
  })
  return { ...first, ...Object.fromEntries(kept) }
}
