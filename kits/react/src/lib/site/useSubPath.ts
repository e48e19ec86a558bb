import { useSyncExternalStore } from 'react'
import { subPath } from './subPath'

/** The part of the address behind the page's name, kept up to date. */
export function useSubPath(page: string): string | null {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => subPath(location.hash, page),
  )
}
