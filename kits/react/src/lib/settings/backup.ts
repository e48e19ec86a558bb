import type { DataStore } from '../store/DataStore'
import { VIEWER_KEY } from '../viewer/viewer'
import { THEME_KEY } from './theme'

/** All data of an app as a file. */
export interface Backup {
  format: 'app-data/1'
  app: string
  savedAt: string
  data: Record<string, unknown>
}

/** Stay when all data goes: who uses the app, and how it looks. */
const KEPT = [VIEWER_KEY, THEME_KEY]

export function makeBackup(store: DataStore, now: Date): Backup {
  const data = Object.fromEntries(store.keys().map((key) => [key, store.get(key)]))
  return { format: 'app-data/1', app: store.name, savedAt: now.toISOString(), data }
}

/** Reads a backup of this app. Throws an error that says what is wrong with the file. */
export function readBackup(store: DataStore, text: string): Backup {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw new Error('This file cannot be read. Choose one that was exported here.')
  }
  const { format, app, savedAt, data } = (file ?? {}) as Record<string, unknown>
  const sound = format === 'app-data/1' && typeof savedAt === 'string'
  if (!sound || typeof data !== 'object' || data === null)
    throw new Error('This file holds no exported data.')
  if (app !== store.name) throw new Error('This file was exported from another app.')
  return file as Backup
}

/** Puts the data of a backup in the place of all that is there; when that fails, all stays as it was. */
export function restoreBackup(store: DataStore, backup: Backup): void {
  const before = makeBackup(store, new Date())
  try {
    replaceAll(store, backup.data)
  } catch (problem) {
    replaceAll(store, before.data)
    throw problem
  }
}

/** Back to the first visit: without stored data, the samples show. */
export function resetData(store: DataStore): void {
  for (const key of store.keys()) if (!KEPT.includes(key)) store.remove(key)
}

function replaceAll(store: DataStore, data: Record<string, unknown>): void {
  for (const key of store.keys()) if (!(key in data)) store.remove(key)
  for (const [key, value] of Object.entries(data)) store.set(key, value)
}
