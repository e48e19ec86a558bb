/** What the app's server is asked to do with the value of a key: see `server/PROTOCOL.md` of the kit. */
export type Change =
  | { key: string; put?: Put[]; delete?: string[]; order?: string[] }
  | { key: string; merge: Members }
  | { key: string; value: unknown }
  | { key: string; remove: true }

interface Put {
  row: Stored
  /** The record that a new one comes after; null for the first. */
  after: string | null
}

type Members = Record<string, unknown>
type Stored = Members & { id: string }

/**
 * What makes `after` of `before`, in as little as possible, so that what others change meanwhile stays: of a list of records
 * those that differ, of an object the members that differ, else the whole value. Null when nothing differs.
 */
export function changeOf(key: string, before: unknown, after: unknown): Change | null {
  if (isRecords(after) && (before === undefined || isRecords(before))) {
    return changeOfRecords(key, before ?? [], after, before === undefined)
  }
  if ((before === undefined || isObject(before)) && isObject(after) && !holdsNull(after)) {
    if (before === undefined) return { key, merge: after }
    const merge = patch(before, after)
    return merge && { key, merge }
  }
  return same(before, after) ? null : { key, value: after }
}

function changeOfRecords(key: string, before: Stored[], after: Stored[], first: boolean) {
  const known = new Map(before.map((row) => [row.id, row]))
  const kept = new Set(after.map((row) => row.id))
  const put: Put[] = []
  for (const [at, row] of after.entries()) {
    if (!same(known.get(row.id), row)) put.push({ row, after: after[at - 1]?.id ?? null })
  }
  const gone = before.map((row) => row.id).filter((id) => !kept.has(id))
  const stayed = before.map((row) => row.id).filter((id) => kept.has(id))
  const now = after.map((row) => row.id).filter((id) => known.has(id))
  const moved = stayed.some((id, at) => now[at] !== id)
  if (!first && put.length === 0 && gone.length === 0 && !moved) return null
  return {
    key,
    ...(put.length > 0 || first ? { put } : {}),
    ...(gone.length > 0 ? { delete: gone } : {}),
    ...(moved ? { order: after.map((row) => row.id) } : {}),
  }
}

/** As a JSON merge patch (RFC 7386); null when nothing differs. */
function patch(before: Members, after: Members): Members | null {
  const entries: [string, unknown][] = []
  for (const name of Object.keys(before))
    if (!Object.hasOwn(after, name)) entries.push([name, null])
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined
    if (isObject(old) && isObject(value)) {
      const inner = patch(old, value)
      if (inner) entries.push([name, inner])
    } else if (!same(old, value)) {
      entries.push([name, value])
    }
  }
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

/** In a merge patch null takes a member away, so that it cannot be a value. */
function holdsNull(value: Members): boolean {
  return Object.values(value).some((one) => one === null || (isObject(one) && holdsNull(one)))
}

function isRecords(value: unknown): value is Stored[] {
  if (!Array.isArray(value)) return false
  const ids = new Set(value.map((one: unknown) => (isObject(one) ? one.id : undefined)))
  return ids.size === value.length && [...ids].every((id) => typeof id === 'string')
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
