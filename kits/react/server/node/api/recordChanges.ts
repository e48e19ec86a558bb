import type { Entity } from '../model.ts'
import { equal } from '../parsing.ts'
import type { Problem } from '../problem.ts'
import { checkFields, type CheckedRecord } from '../rules/checks.ts'
import type { Rights } from '../rules/grants.ts'
import type { Database } from '../store/database.ts'
import {
  deleteRecord,
  findRecord,
  insertRecord,
  placedRecords,
  reorder,
  replaceRecord,
} from '../store/records.ts'
import type { ListChange, PutRecord } from './changeList.ts'
import type { Numbers } from './numbers.ts'

/** The list of records that is changed, and by whom. */
export interface Target {
  db: Database
  key: string
  /** Null when the key is no entity's. */
  entity: Entity | null
  rights: Rights
  denied: () => Problem
  numbers: Numbers
}

/** `stamp` is called whenever something is really changed. */
export function changeRecords(target: Target, change: ListChange, stamp: () => void): void {
  for (const id of change.deleted) if (removeRecord(target, id)) stamp()
  for (const put of change.put) if (putRecord(target, put)) stamp()
  if (change.order && orderRecords(target, change.order)) stamp()
}

/** Returns whether there was something to remove. */
export function removeRecord(target: Target, id: string): boolean {
  const { db, key, rights, denied, numbers } = target
  const record = findRecord(db, key, id)
  if (!record) return false
  if (!rights.mayDelete(record)) throw denied()
  deleteRecord(db, key, id)
  numbers.changed(key, record, null)
  return true
}

function putRecord(target: Target, put: PutRecord): boolean {
  const before = findRecord(target.db, target.key, put.id)
  if (before) return replace(target, before, put)
  add(target, put)
  return true
}

/** Returns it as it is stored. */
export function add(target: Target, { after, ...given }: PutRecord): CheckedRecord {
  const { db, key, entity, rights, denied, numbers } = target
  if (!rights.mayAdd(given.record)) throw denied()
  const added = entity ? numbers.fit(entity, given, null) : given
  if (entity) checkFields(entity, added.record, null)
  insertRecord(db, key, { ...added, after })
  numbers.changed(key, null, added.record)
  return added
}

/** Returns whether anything is different. What changes nothing is allowed to whoever may know that. */
export function replace(
  { db, key, entity, rights, denied, numbers }: Target,
  before: CheckedRecord['record'],
  given: CheckedRecord,
): boolean {
  const { id, record, data } = entity ? numbers.fit(entity, given, before) : given
  const isSame = equal(before, record)
  if (isSame && rights.mayRead(before)) return false
  if (!rights.mayChange(before, record)) throw denied()
  if (isSame) return false
  if (entity) checkFields(entity, record, before)
  replaceRecord(db, key, id, data)
  numbers.changed(key, before, record)
  return true
}

/** Whoever moves a record must be allowed to write it. Records that are not named come last, as they were. */
function orderRecords({ db, key, rights, denied }: Target, order: readonly string[]): boolean {
  const all = placedRecords(db, key)
  const byId = new Map(all.map((one) => [one.id, one]))
  const named = [...new Set(order)].flatMap((id) => byId.get(id) ?? [])
  const isNamed = new Set(named)
  const wanted = [...named, ...all.filter((one) => !isNamed.has(one))]
  if (wanted.every((one, index) => one === all[index])) return false
  for (const { id } of rights.writesAll ? [] : named) {
    const record = findRecord(db, key, id)
    if (record && !rights.mayDelete(record)) throw denied()
  }
  reorder(db, key, wanted)
  return true
}
