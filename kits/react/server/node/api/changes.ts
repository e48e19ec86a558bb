import type { App } from '../app.ts'
import { mergePatch } from '../mergePatch.ts'
import { equal } from '../parsing.ts'
import { invalid, tooLarge } from '../problem.ts'
import { checkKey, mayUse, refusal, rightsOn } from '../rules/access.ts'
import type { Account } from '../store/accounts.ts'
import {
  findCollection,
  insertRecord,
  makeCollection,
  recordTexts,
  removeCollection,
  stampCollection,
  type Collection,
} from '../store/records.ts'
import { dropValue, findValue, setValue } from '../store/values.ts'
import { json, type Answer } from '../web/answer.ts'
import { withBody } from '../web/body.ts'
import type { Call } from '../web/target.ts'
import {
  changesOf,
  type Change,
  type ListChange,
  type MergeChange,
  type ValueChange,
} from './changeList.ts'
import { Numbers } from './numbers.ts'
import { changeRecords, type Target } from './recordChanges.ts'
import { viewerOf } from './viewer.ts'

/** As many bytes of JSON as a value that is set may have. */
const MAX_MERGED_BYTES = 16 * 1024 * 1024

/** `POST /api/changes`: all of them or none. */
export function postChanges(app: App, call: Call): Promise<Answer> {
  return withBody(call.request, (body) => {
    const changes = changesOf(body)
    for (const { key } of changes) checkKey(app, key)
    const version = app.db.change((touch) => {
      const viewer = viewerOf(app, call)
      if (!mayUse(app, viewer)) throw refusal(app, viewer)
      const numbers = new Numbers(app.db)
      for (const change of changes) apply({ app, viewer, touch, numbers }, change)
      // The page is to ask again, because it does not know all that it has changed.
      if (numbers.hasGiven) app.db.raiseVersion()
      return app.db.version()
    })
    return json(200, { version })
  })
}

interface Work {
  app: App
  viewer: Account | null
  /** Says that something changes, and which version of the database that makes. */
  touch: () => number
  numbers: Numbers
}

function apply(work: Work, change: Change): void {
  const { app, viewer, numbers } = work
  const collection = findCollection(app.db, change.key)
  const rights = rightsOn(app, change.key, collection, viewer)
  const denied = () => refusal(app, viewer)
  if (!rights) throw denied()
  if (change.kind === 'list') {
    const target = { db: app.db, key: change.key, rights, denied, numbers }
    applyList(work, change, target, collection)
    return
  }
  if (app.model.entities.has(change.key))
    throw invalid('key: records are changed with put, delete and order.')
  if (change.kind === 'value') applyValue(work, change, collection)
  else if (change.kind === 'merge') applyMerge(work, change)
  else applyRemoval(work, change.key, collection)
}

function applyList(
  { app, touch }: Work,
  change: ListChange,
  target: Omit<Target, 'entity'>,
  collection: Collection | null,
): void {
  const { db, model } = app
  const { key } = change
  if (!collection) {
    dropValue(db, key)
    makeCollection(db, key, { version: touch(), ofEntity: false })
  }
  const entity = model.entities.get(key) ?? null
  const stamp = () => stampCollection(db, key, touch())
  changeRecords({ ...target, entity }, change, stamp)
}

/** A list of records is kept as such, so that later changes can name single ones. */
function applyValue(
  { app: { db }, touch }: Work,
  { key, value, records }: ValueChange,
  collection: Collection | null,
): void {
  const known = collection
    ? recordTexts(db, key).map((text) => JSON.parse(text))
    : findValue(db, key)
  if (equal(known, value)) return
  removeCollection(db, key)
  if (!records) return setValue(db, key, JSON.stringify(value), touch())
  dropValue(db, key)
  makeCollection(db, key, { version: touch(), ofEntity: false })
  let after: string | null = null
  for (const { id, data } of records) {
    insertRecord(db, key, { id, data, after })
    after = id
  }
}

/** A list of records is no object and counts as none. */
function applyMerge({ app: { db }, touch }: Work, { key, patch }: MergeChange): void {
  const known = findValue(db, key)
  const merged = mergePatch(known, patch)
  if (equal(known, merged)) return
  const text = JSON.stringify(merged)
  if (Buffer.byteLength(text) > MAX_MERGED_BYTES) throw tooLarge('The value')
  removeCollection(db, key)
  setValue(db, key, text, touch())
}

function applyRemoval({ app: { db }, touch }: Work, key: string, collection: Collection | null) {
  if (!collection && findValue(db, key) === undefined) return
  removeCollection(db, key)
  setValue(db, key, null, touch())
}
