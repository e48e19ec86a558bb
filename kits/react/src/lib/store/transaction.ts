import type { DataStore } from './DataStore'

/** The store within one change: what was put is read back at once and written at the end. */
export interface Draft {
  get(key: string): unknown
  put(key: string, value: unknown): void
}

/**
 * Changes several values together, or none of them when `work` throws or the store is full. Nothing else runs meanwhile, so
 * that what `work` has read is what it changes, also with several tabs open.
 */
export function transact<T>(store: DataStore, work: (draft: Draft) => T): T {
  const staged = new Map<string, unknown>()
  const result = work({
    get: (key) => (staged.has(key) ? staged.get(key) : store.get(key)),
    put: (key, value) => staged.set(key, value),
  })
  const written: [key: string, before: unknown][] = []
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
export function preview(store: DataStore): Draft {
  return { get: (key) => store.get(key), put: () => undefined }
}
