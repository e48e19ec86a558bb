/** The store within one change: what was put is read back at once and written at the end. */

/**
 * Changes several values together, or none of them when `work` throws or the store is full. Nothing else runs meanwhile, so
 * that what `work` has read is what it changes, also with several tabs open.
 */
export function transact(store, work) {
  const staged = new Map()
  const result = work({
    get: (key) => (staged.has(key) ? staged.get(key) : store.get(key)),
    put: (key, value) => staged.set(key, value),
  })
  const written = []
  try {
    for (const [key, value] of staged) {
      const before = store.get(key)
      store.set(key, value)
      written.push([key, before])
    }
  } catch (problem) {
    for (const [key, before] of written.toReversed()) store.set(key, before)
    throw problem
  }
  return result
}

/** A draft that is never written: what would follow from a change. */
export function preview(store) {
  return { get: (key) => store.get(key), put: () => undefined }
}
