import type { Entity, Model } from '../model.ts'
import { member } from '../parsing.ts'
import { isId } from '../text.ts'
import { addAccount, allAccounts } from './accounts.ts'
import type { Database } from './database.ts'
import { findCollection, guardCollection, makeCollection } from './records.ts'
import { dropValue } from './values.ts'

/** Stores what an app starts with: the samples of entities that are new, the demo accounts when there is no account. */
export function storeSamples(db: Database, model: Model): void {
  db.change((touch) => {
    for (const entity of model.entities.values()) {
      if (findCollection(db, entity.name) === null) storeEntity(db, entity, touch())
      else guardCollection(db, entity.name)
    }
    if (!model.signIn || allAccounts(db).length > 0) return
    model.signIn.demo.forEach((one, index) => {
      const rest = { picture: null, active: true, password: null, since: null }
      addAccount(db, { id: `demo-${index + 1}`, ...one, ...rest }, touch())
    })
  })
}

function storeEntity(db: Database, { name, samples }: Entity, version: number): void {
  // A key that held something else before the app had this entity.
  dropValue(db, name)
  makeCollection(db, name, { version, ofEntity: true })
  samples.forEach((sample, index) => {
    const given = member(sample, 'id')
    const id = isId(given) ? given : `${name}-${index + 1}`
    const data = JSON.stringify({ ...sample, id })
    db.run('INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?)', name, id, index + 1, data)
  })
}
