import { newId } from '../id'
import type { DataStore } from '../store/DataStore'
import { fitViewer, VIEWER_KEY, type Viewer } from '../viewer/viewer'

/** Where the id of a device is kept, under which its votes count as long as nobody has signed in on it. */
export const DEVICE_KEY = 'device'

/** Whose votes, likes and read marks are whose: an account, else the device. Empty before the device has an id. */
export function identityOf(viewer: Pick<Viewer, 'name' | 'role'>, device: unknown): string {
  if (viewer.role !== null) return `account:${viewer.name}`
  return typeof device === 'string' ? device : ''
}

export function knownIdentity(store: DataStore): string {
  return identityOf(fitViewer(store.get(VIEWER_KEY)), store.get(DEVICE_KEY))
}

/** Gives the device an id when one is needed. Throws `StorageError` when that cannot be kept. */
export function ensureIdentity(store: DataStore): string {
  const known = knownIdentity(store)
  if (known !== '') return known
  store.set(DEVICE_KEY, newId())
  return knownIdentity(store)
}

/** Those who keep order may pin, lock and delete what others wrote. */
export function isModerator(role: string | null): boolean {
  return role !== null && /admin|moderator|owner|staff|teacher|manager/i.test(role)
}
