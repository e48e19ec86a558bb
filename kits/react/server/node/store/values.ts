import type { Json } from '../parsing.ts'
import type { Database } from './database.ts'

/** Keys that hold something else than records. */
export interface StoredValue {
  key: string
  /** JSON; null when the key was removed. */
  text: string | null
}

export function findValue(db: Database, key: string): Json | undefined {
  const text = db.get('SELECT value FROM "values" WHERE key = ?', key)?.['value']
  return typeof text === 'string' ? JSON.parse(text) : undefined
}

/** `text` is JSON, or null for a key that was removed. */
export function setValue(db: Database, key: string, text: string | null, version: number): void {
  const sql =
    'INSERT INTO "values" VALUES (?, ?, ?) ' +
    'ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = excluded.version'
  db.run(sql, key, text, version)
}

/** Without leaving a trace. */
export function dropValue(db: Database, key: string): void {
  db.run('DELETE FROM "values" WHERE key = ?', key)
}

/** What has changed after `since`; all that there is when it is null. */
export function changedValues(db: Database, since: number | null): StoredValue[] {
  const sql = 'SELECT key, value FROM "values" WHERE version > ? AND (? OR value IS NOT NULL)'
  const rows = db.all(sql, since ?? -1, since === null ? 0 : 1)
  return rows.map(({ key, value }) => ({
    key: String(key),
    text: typeof value === 'string' ? value : null,
  }))
}
