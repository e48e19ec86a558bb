import { useSyncExternalStore } from 'react'
import { placeIn } from './place'

/** What the address opens on a page, such as the id of a thread; null for the page itself. */
export function usePlace(page: string): string | null {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => placeIn(location.hash, page),
  )
}
