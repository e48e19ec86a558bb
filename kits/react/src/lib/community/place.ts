/** What stands behind the page in the address: `#/forum/42` on the page `forum` gives `42`. */
export function placeIn(hash: string, page: string): string | null {
  const start = `#/${page}/`
  if (!hash.startsWith(start) || hash.length === start.length) return null
  try {
    return decodeURIComponent(hash.slice(start.length))
  } catch {
    return null
  }
}

/** The address of something on a page; of the page itself without an id. */
export function addressOf(page: string, id?: string): string {
  return id === undefined ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`
}
