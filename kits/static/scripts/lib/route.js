<<<<<<< HEAD
/** What an address asks for. */

/**
 * Pages are addressed by the part after `#/`: `#/tasks`. The first page is `#/`. What follows a page is the id of a record.
 * Null for `#pricing`, which is a place on the page that is open.
 */
export function routeFromHash(hash, ids) {
  const first = { page: ids[0] ?? '', record: null }
  if (hash === '' || hash === '#' || hash === '#/') return first
  if (!hash.startsWith('#/')) return null
  const [page = '', record = ''] = hash.slice(2).split('/')
  const wanted = decode(page)
  return ids.includes(wanted) ? { page: wanted, record: decode(record) || null } : first
}

export function pageFromHash(hash, ids) {
  return routeFromHash(hash, ids)?.page ?? null
=======
/**
 * Pages are addressed by the part after `#/`: `#/tasks`, or `#/tasks/…` for something on it. The first page is `#/`. Gives what
 * the address names even when there is no such page, and null when it names a place on the open page: `#pricing`.
 */
export function pageFromHash(hash, ids) {
  const first = ids[0] ?? ''
  if (hash === '' || hash === '#' || hash === '#/') return first
  if (!hash.startsWith('#/')) return null
  return decode(hash.slice(2).split(/[/?]/)[0] ?? '')
>>>>>>> 121ee1feb3b8f7a1539a727d2c2d047e0714b28e
}

export function hashOf(id, ids) {
  return id === ids[0] ? '#/' : `#/${id}`
}

export function hashOfRecord(page, id) {
  return `#/${page}/${encodeURIComponent(id)}`
}

function decode(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
