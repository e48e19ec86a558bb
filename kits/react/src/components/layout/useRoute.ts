import { useEffect, useState } from 'react'
import { routeFromHash, type Route } from '../../lib/route'

/** The page the address asks for, and the record on it. */
export function useRoute(ids: readonly string[]): Route {
  const [route, setRoute] = useState(() => read(ids) ?? { page: ids[0] ?? '', record: null })

  useEffect(() => {
    let open = read(ids)
    let listTop = 0
    function follow() {
      const next = read(ids)
      if (next === null) return
      const samePage = next.page === open?.page
      if (samePage && open?.record === null && next.record !== null) listTop = window.scrollY
      // Whoever comes back from a record finds the list where they left it.
      const top = samePage && open?.record !== null && next.record === null ? listTop : 0
      open = next
      setRoute(next)
      requestAnimationFrame(() => window.scrollTo({ top, behavior: 'instant' }))
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [ids])

  return route
}

function read(ids: readonly string[]): Route | null {
  return routeFromHash(location.hash, ids)
}
