/**
 * Where the app keeps its data. Components only know this interface, so that the browser's storage can be exchanged for a
 * server without touching them.
 */

export class StorageError extends Error {
  name = 'StorageError'
}
