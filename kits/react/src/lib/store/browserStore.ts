import { StorageError, type DataStore } from './DataStore'

/** Raised when the shape of stored values changes in a way old values cannot be read. */
const FORMAT = 1

/** Keeps values in the browser's localStorage under `<app>/v1/<key>`. */
export function browserStore(app: string, storage: Storage | null = available()): DataStore {
  const listeners = new Map<string, Set<() => void>>()
  // Parsed values by key: `get` must give the same object until the text changes.
  const parsed = new Map<string, { text: string; value: unknown }>()
  const address = (key: string) => `${app}/v${FORMAT}/${key}`
  const notify = (key: string) => listeners.get(key)?.forEach((listener) => listener())

  if (typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      const prefix = address('')
      // A null key means that everything was cleared.
      if (event.key === null) for (const key of listeners.keys()) notify(key)
      else if (event.key.startsWith(prefix)) notify(event.key.slice(prefix.length))
    })
  }

  return {
    name: app,
    keys() {
      const all = storage ? Array.from({ length: storage.length }, (_, i) => storage.key(i)) : []
      const prefix = address('')
      return all
        .filter((key) => key !== null)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length))
    },
    get(key) {
      const text = storage?.getItem(address(key)) ?? null
      if (text === null) return undefined
      const known = parsed.get(key)
      if (known?.text === text) return known.value
      const value = parse(text)
      parsed.set(key, { text, value })
      return value
    },
    set(key, value) {
      if (!storage) throw new StorageError('This browser does not let the app store data.')
      try {
        storage.setItem(address(key), JSON.stringify(value))
      } catch (cause) {
        throw new StorageError('The browser’s storage is full. Delete something and try again.', {
          cause,
        })
      }
      notify(key)
    },
    remove(key) {
      storage?.removeItem(address(key))
      notify(key)
    },
    subscribe(key, listener) {
      const known = listeners.get(key) ?? new Set()
      listeners.set(key, known.add(listener))
      return () => known.delete(listener)
    },
  }
}

/** A value that does not parse counts as missing: a broken entry must not keep the app from starting. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reading `localStorage` throws when the user has forbidden it. */
function available(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
