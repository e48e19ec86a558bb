import { useState, useSyncExternalStore } from 'react'
import { store } from '../../store'
import { StorageError } from './DataStore'

/** A value kept in the data store. `fit` makes sure that what was stored has the expected shape. */
export function useStored<T>(key: string, fit: (stored: unknown) => T) {
  const stored = useSyncExternalStore(
    (listener) => store.subscribe(key, listener),
    () => store.get(key),
  )
  const { attempt, error } = useAttempt()

  /** Reads the newest value before changing it: another tab may have changed it meanwhile. */
  function change(update: (current: T) => T): boolean {
    return attempt(() => store.set(key, update(fit(store.get(key)))))
  }

  return { value: fit(stored), change, error }
}

/** Runs changes of the store; `error` says why the last one was not possible. */
export function useAttempt() {
  const [error, setError] = useState<string | null>(null)

  function attempt(work: () => void): boolean {
    try {
      work()
      setError(null)
      return true
    } catch (problem) {
      if (!(problem instanceof StorageError)) throw problem
      setError(problem.message)
      return false
    }
  }

  return { attempt, error }
}
