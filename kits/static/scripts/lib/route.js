/** What an address asks for. */

/**
 * Pages are addressed by the part after `#/`: `#/tasks`. The first page is `#/`. What follows a page is the id of a record.
 * What it names need not exist. Null for `#pricing`, which is a place on the page that is open.
 */
export function routeFromHash(hash, ids) {
  const first = { page: ids[0] ?? '', record: null }
  if (hash === '' || hash === '#' || hash === '#/') return first
  if (!hash.startsWith('#/')) return null
  const [page = '', record = ''] = hash.slice(2).split(/[/?]/)
  const wanted = decode(page)
  return { page: wanted, record: decode(record) || null }
}

export function pageFromHash(hash, ids) {
  return routeFromHash(hash, ids)?.page ?? null
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
