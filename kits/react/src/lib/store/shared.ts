/** What people share beside the records of entities. */
const SHARED = new Set([
  'app-accounts',
  'app-notifications',
  'invoices',
  'messages',
  'notes',
  'quotes',
  'receipts',
  'short-links',
  'todos',
  'uploads',
])
/** What is kept beside the records of an entity: who has voted, who has written, what is pinned, what numbers are given. */
const BESIDE = ['votes', 'bylines', 'marks', 'numbers']

/** Whether the value of a key is everybody's, so that it belongs on the server. The rest is one person's own. */
export function isShared(key: string, entities: readonly string[]): boolean {
  const beside = BESIDE.find((suffix) => key.endsWith(`-${suffix}`))
  const entity = beside ? key.slice(0, -beside.length - 1) : key
  return SHARED.has(key) || entities.includes(entity)
}
