import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { member, type JsonObject } from '../parsing.ts'
import { invalid, notFound, Problem } from '../problem.ts'
import { mayUse, refusal } from '../rules/access.ts'
import { checkRecord } from '../rules/checks.ts'
import { rightsOf } from '../rules/grants.ts'
import { findRecord, recordsAfter, stampCollection } from '../store/records.ts'
import { json, noContent, type Answer } from '../web/answer.ts'
import { withBody } from '../web/body.ts'
import { numberOf, type Call } from '../web/target.ts'
import { Numbers } from './numbers.ts'
import { add, removeRecord as remove, replace, type Target } from './recordChanges.ts'
import { viewerOf } from './viewer.ts'

const MAX_LIMIT = 1000
const DEFAULT_LIMIT = 100

/** `GET /api/records/ENTITY` */
export function listRecords(app: App, call: Call): Answer {
  const limit = numberOf(call.query, 'limit', { min: 1, max: MAX_LIMIT }) ?? DEFAULT_LIMIT
  const after = call.query.get('after')
  return app.db.read(() => {
    const { key, rights, denied } = targetOf(app, call)
    if (!rights.readsAny) throw denied()
    const last = after === null ? null : findRecord(app.db, key, after)
    if (after !== null && !(last && rights.mayRead(last))) throw invalid('after: no such record.')
    const records: JsonObject[] = []
    for (const record of recordsAfter(app.db, key, after)) {
      if (!rights.mayRead(record)) continue
      if (records.length === limit) return json(200, { records, next: records.at(-1)?.['id'] })
      records.push(record)
    }
    return json(200, { records, next: null })
  })
}

/** `GET /api/records/ENTITY/ID` */
export function getRecord(app: App, call: Call): Answer {
  return app.db.read(() => json(200, readable(targetOf(app, call), idOf(call))))
}

/** `POST /api/records/ENTITY` */
export function addRecord(app: App, call: Call): Promise<Answer> {
  return withBody(call.request, (body) => {
    const given = checkRecord({ id: randomUUID(), ...body })
    return app.db.change((touch) => {
      const target = targetOf(app, call)
      const { db, key, numbers } = target
      if (findRecord(db, key, given.id)) {
        if (!target.rights.mayAdd(given.record)) throw target.denied()
        throw new Problem(409, 'EXISTS', 'id: there is such a record.')
      }
      const { record } = add(target, { ...given, after: null })
      stampCollection(db, key, touch())
      if (numbers.hasGiven) db.raiseVersion()
      const place = `/api/records/${encodeURIComponent(key)}/${encodeURIComponent(given.id)}`
      return json(201, record, { Location: place })
    })
  })
}

/** `PATCH /api/records/ENTITY/ID` */
export function changeRecord(app: App, call: Call): Promise<Answer> {
  const id = idOf(call)
  return withBody(call.request, (body) => {
    if ((member(body, 'id') ?? id) !== id) throw invalid('id: it cannot be changed.')
    return app.db.change((touch) => {
      const target = targetOf(app, call)
      const before = readable(target, id)
      const after = checkRecord({ ...before, ...body, id })
      if (replace(target, before, after)) stampCollection(app.db, target.key, touch())
      return json(200, after.record)
    })
  })
}

/** `DELETE /api/records/ENTITY/ID` */
export function removeRecord(app: App, call: Call): Answer {
  return app.db.change((touch) => {
    const target = targetOf(app, call)
    readable(target, idOf(call))
    if (remove(target, idOf(call))) stampCollection(app.db, target.key, touch())
    return noContent
  })
}

function targetOf(app: App, call: Call): Target {
  const viewer = viewerOf(app, call)
  if (!mayUse(app, viewer)) throw refusal(app, viewer)
  const entity = app.model.entities.get(call.params[0] ?? '')
  if (!entity) throw notFound()
  return {
    db: app.db,
    key: entity.name,
    entity,
    rights: rightsOf(entity, viewer),
    denied: () => refusal(app, viewer),
    numbers: new Numbers(app.db),
  }
}

/** A record that the viewer may not see is as good as none. */
function readable({ db, key, rights, denied }: Target, id: string): JsonObject {
  if (!rights.readsAny) throw denied()
  const record = findRecord(db, key, id)
  if (!record || !rights.mayRead(record)) throw notFound()
  return record
}

function idOf({ params }: Call): string {
  return params[1] ?? ''
}
