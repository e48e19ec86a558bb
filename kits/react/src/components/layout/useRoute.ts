import { useEffect, useState } from 'react'
import { pageFromHash } from '../../lib/route'

/** The id of the page the address asks for. */
export function useRoute(ids: readonly string[]): string {
  const [page, setPage] = useState(() => pageFromHash(location.hash, ids) ?? ids[0] ?? '')

  useEffect(() => {
    function follow() {
      const next = pageFromHash(location.hash, ids)
      if (next === null) return
      setPage(next)
      window.scrollTo({ top: 0, behavior: 'instant' })
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [ids])

  return page
}
