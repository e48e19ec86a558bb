/** What follows a page's name in the address: `#/news/a-1` asks for `a-1` of the page `news`. */
export function subPath(hash, page) {
  const match = /^#\/([^/]*)\/([^/?]+)/.exec(hash)
  if (!match || match[1] !== page) return null
  try {
    return decodeURIComponent(match[2] ?? '')
  } catch {
    return null
  }
}

export function subHash(page, id) {
  return `#/${page}/${encodeURIComponent(id)}`
}
