/**
 * Where the app keeps its data. Components only know this interface, so that the browser's storage can be exchanged for a
 * server without touching them.
 */
export interface DataStore {
  /** What the app's data is stored under. */
  readonly name: string
  /** The keys of all stored values. */
  keys(): string[]
  /** The stored value, or undefined. Gives the same object until the value changes. */
  get(key: string): unknown
  /** Stores a value. Throws `StorageError` when that is impossible; the old value then stays. */
  set(key: string, value: unknown): void
  /** Removes a value. */
  remove(key: string): void
  /** Calls back whenever the value changes, also from another tab. Returns the way to stop. */
  subscribe(key: string, listener: () => void): () => void
}

export class StorageError extends Error {
  override name = 'StorageError'
}
