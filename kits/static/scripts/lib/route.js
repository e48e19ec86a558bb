/** Pages are addressed by the part after `#/`: `#/tasks`. The first page is `#/`. What follows, as in `#/forum/42`, is the page's. */
export function pageFromHash(hash, ids) {
  const first = ids[0] ?? ''
  if (hash === '' || hash === '#' || hash === '#/') return first
  // `#pricing` is a place on the page that is open, not a page.
  if (!hash.startsWith('#/')) return null
  const wanted = decode(hash.slice(2).split('/', 1)[0] ?? '')
  return ids.includes(wanted) ? wanted : first
}

export function hashOf(id, ids) {
  return id === ids[0] ? '#/' : `#/${id}`
}

function decode(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
