import type { Json, JsonObject } from '../parsing.ts'
import type { Database } from './database.ts'
import { between, moves, type Placed } from './ordering.ts'

/** A key that holds a list of records. */
export interface Collection {
  version: number
  /** Whether it was made for an entity. */
  ofEntity: boolean
}

export function findCollection(db: Database, name: string): Collection | null {
  const row = db.get('SELECT version, entity FROM collections WHERE name = ?', name)
  return row ? { version: Number(row['version']), ofEntity: row['entity'] === 1 } : null
}

export function collections(db: Database): { name: string; collection: Collection }[] {
  return db.all('SELECT name, version, entity FROM collections').map((row) => ({
    name: String(row['name']),
    collection: { version: Number(row['version']), ofEntity: row['entity'] === 1 },
  }))
}

export function makeCollection(
  db: Database,
  name: string,
  { version, ofEntity }: Collection,
): void {
  db.run('INSERT INTO collections VALUES (?, ?, ?)', name, version, ofEntity ? 1 : 0)
}

export function stampCollection(db: Database, name: string, version: number): void {
  db.run('UPDATE collections SET version = ? WHERE name = ?', version, name)
}

/** From now on it is an entity's, even if it was made before there was one. */
export function guardCollection(db: Database, name: string): void {
  db.run('UPDATE collections SET entity = 1 WHERE name = ? AND entity = 0', name)
}

/** With all its records. */
export function removeCollection(db: Database, name: string): void {
  db.run('DELETE FROM collections WHERE name = ?', name)
}

export function findRecord(db: Database, collection: string, id: string): JsonObject | null {
  const sql = 'SELECT data FROM records WHERE collection = ? AND id = ?'
  const row = db.get(sql, collection, id)
  return row ? parse(row['data']) : null
}

export function replaceRecord(db: Database, collection: string, id: string, data: string): void {
  db.run('UPDATE records SET data = ? WHERE collection = ? AND id = ?', data, collection, id)
}

export function deleteRecord(db: Database, collection: string, id: string): void {
  db.run('DELETE FROM records WHERE collection = ? AND id = ?', collection, id)
}

/** After the record `after`; first when that is null or gone. */
export function insertRecord(
  db: Database,
  collection: string,
  record: { id: string; data: string; after: string | null },
): void {
  let position = positionAfter(db, collection, record.after)
  if (position === null) {
    renumber(db, collection, placedRecords(db, collection))
    position = positionAfter(db, collection, record.after) ?? 0
  }
  const sql = 'INSERT INTO records VALUES (?, ?, ?, ?)'
  db.run(sql, collection, record.id, position, record.data)
}

/** Null when two records are too close for one between them. */
function positionAfter(db: Database, collection: string, after: string | null): number | null {
  const low = after === null ? undefined : positionOf(db, collection, after)
  const sql = 'SELECT min(position) AS next FROM records WHERE collection = ? AND position > ?'
  const next = db.get(sql, collection, low ?? -Number.MAX_VALUE)?.['next']
  const high = typeof next === 'number' ? next : undefined
  if (low === undefined && high !== undefined) return high - 1
  return high === undefined ? (low ?? 0) + 1 : (between(low, high, 1)?.[0] ?? null)
}

function positionOf(db: Database, collection: string, id: string): number | undefined {
  const sql = 'SELECT position FROM records WHERE collection = ? AND id = ?'
  const row = db.get(sql, collection, id)
  return row ? Number(row['position']) : undefined
}

export function placedRecords(db: Database, collection: string): Placed[] {
  const sql = 'SELECT id, position FROM records WHERE collection = ? ORDER BY position, id'
  return db
    .all(sql, collection)
    .map(({ id, position }) => ({ id: String(id), position: Number(position) }))
}

/** Brings the records into this order; it names all of them. */
export function reorder(db: Database, collection: string, wanted: readonly Placed[]): void {
  const moved = moves(wanted)
  if (moved) place(db, collection, moved)
  else renumber(db, collection, wanted)
}

function renumber(db: Database, collection: string, records: readonly Placed[]): void {
  const numbered = records.map(({ id }, index) => ({ id, position: index + 1 }))
  place(db, collection, numbered)
}

function place(db: Database, collection: string, placed: readonly Placed[]): void {
  const sql = 'UPDATE records SET position = ? WHERE collection = ? AND id = ?'
  for (const { id, position } of placed) db.run(sql, position, collection, id)
}

/** The records as JSON texts, in their order. */
export function recordTexts(db: Database, collection: string): string[] {
  const sql = 'SELECT data FROM records WHERE collection = ? ORDER BY position, id'
  return db.all(sql, collection).map(({ data }) => String(data))
}

/** The records from behind `after` on, in their order; from the first on when it is null. */
export function* recordsAfter(
  db: Database,
  collection: string,
  after: string | null,
): Generator<JsonObject> {
  const low = after === null ? undefined : positionOf(db, collection, after)
  const sql = 'SELECT data FROM records WHERE collection = ? AND position > ? ORDER BY position, id'
  for (const { data } of db.each(sql, collection, low ?? -Number.MAX_VALUE)) yield parse(data)
}

function parse(data: unknown): JsonObject {
  const record: Json = JSON.parse(String(data))
  return record as JsonObject
}
