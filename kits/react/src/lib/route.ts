/**
 * Pages are addressed by the part after `#/`: `#/tasks`, or `#/tasks/…` for something on it. The first page is `#/`. Gives what
 * the address names even when there is no such page, and null when it names a place on the open page: `#pricing`.
 */
export function pageFromHash(hash: string, ids: readonly string[]): string | null {
  const first = ids[0] ?? ''
  if (hash === '' || hash === '#' || hash === '#/') return first
  if (!hash.startsWith('#/')) return null
  return decode(hash.slice(2).split(/[/?]/)[0] ?? '')
}

export function hashOf(id: string, ids: readonly string[]): string {
  return id === ids[0] ? '#/' : `#/${id}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
