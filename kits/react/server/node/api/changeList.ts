import { isList, isObject, member, type Json, type JsonObject } from '../parsing.ts'
import { invalid, tooLarge } from '../problem.ts'
import { checkRecord, type CheckedRecord } from '../rules/checks.ts'
import { isId } from '../text.ts'

const MAX_RECORDS = 10_000

/** One of the changes that a request asks for, checked as far as that is possible without the database. */
export type Change = ListChange | MergeChange | ValueChange | { kind: 'remove'; key: string }

export interface ListChange {
  kind: 'list'
  key: string
  deleted: string[]
  put: PutRecord[]
  /** Null when the order is to stay. */
  order: string[] | null
}

export interface PutRecord extends CheckedRecord {
  after: string | null
}

export interface MergeChange {
  kind: 'merge'
  key: string
  patch: JsonObject
}

export interface ValueChange {
  kind: 'value'
  key: string
  value: Json
  /** The value as records, if it is a list of these. */
  records: CheckedRecord[] | null
}

export function changesOf(body: JsonObject): Change[] {
  const changes = listOf(body, 'changes', true).map(changeOf)
  const total = changes.reduce((sum, change) => sum + weight(change), 0)
  if (total > MAX_RECORDS) throw tooLarge('The request')
  return changes
}

/** Each change has at least one, so that there is an end to those that are nothing but an order. */
function weight(change: Change): number {
  if (change.kind === 'list') return Math.max(1, change.put.length + change.deleted.length)
  return change.kind === 'value' ? (change.records?.length ?? 1) : 1
}

function changeOf(change: Json): Change {
  if (!isObject(change)) throw invalid('changes: a list of objects.')
  const { key, ...rest } = change
  if (typeof key !== 'string') throw invalid('key: a text.')
  const names = Object.keys(rest)
  const [first] = names
  if (names.length === 1 && first === 'value') return valueChange(key, rest['value'] ?? null)
  if (names.length === 1 && first === 'merge') {
    const patch = member(rest, 'merge')
    if (!isObject(patch)) throw invalid('merge: an object.')
    return { kind: 'merge', key, patch }
  }
  if (names.length === 1 && first === 'remove') {
    if (rest['remove'] !== true) throw invalid('remove: true.')
    return { kind: 'remove', key }
  }
  const unknown = names.find((name) => !['put', 'delete', 'order'].includes(name))
  if (unknown !== undefined)
    throw invalid('changes: either put, delete and order, or merge, or value, or remove.')
  return listChange(key, rest)
}

function listChange(key: string, change: JsonObject): ListChange {
  const order = member(change, 'order')
  return {
    kind: 'list',
    key,
    deleted: idsOf(change, 'delete'),
    put: listOf(change, 'put').map(putOf),
    order: order === undefined ? null : idsOf(change, 'order'),
  }
}

function putOf(put: Json): PutRecord {
  const row = isObject(put) ? member(put, 'row') : undefined
  if (!isObject(put) || !isObject(row)) throw invalid('put: a list of objects with a row.')
  const after = member(put, 'after') ?? null
  if (after !== null && typeof after !== 'string') throw invalid('after: an id or null.')
  return { ...checkRecord(row), after: isId(after) ? after : null }
}

function valueChange(key: string, value: Json): ValueChange {
  return { kind: 'value', key, value, records: recordsOf(value) }
}

/** Null when it is anything but a list of objects with different ids. */
function recordsOf(value: Json): CheckedRecord[] | null {
  if (!isList(value)) return null
  const rows = value.filter(isObject).filter((row) => isId(member(row, 'id')))
  const ids = new Set(rows.map((row) => member(row, 'id')))
  return ids.size === value.length ? rows.map(checkRecord) : null
}

/** Without texts that can be nobody's id. */
function idsOf(change: JsonObject, name: string): string[] {
  const ids = listOf(change, name)
  if (!ids.every((id) => typeof id === 'string')) throw invalid(`${name}: a list of ids.`)
  return ids.filter(isId)
}

function listOf(object: JsonObject, name: string, isNeeded = false): Json[] {
  const value = member(object, name) ?? (isNeeded ? null : [])
  if (!isList(value)) throw invalid(`${name}: a list.`)
  return value
}
