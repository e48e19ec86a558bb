import { useMemo } from 'react'
import { useStored } from '../store/useStored'

/** A stored value that is the same object until it changes. `fit` is a function that stays the same. */
export function useKept<T>(key: string, fit: (stored: unknown) => T) {
  const { value: stored, change, error } = useStored<unknown>(key, (value) => value)
  const value = useMemo(() => fit(stored), [fit, stored])
  return {
    value,
    error,
    change: (update: (current: T) => T) => change((current) => update(fit(current))),
  }
}
