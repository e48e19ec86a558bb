import type { App } from '../app.ts'
import { ACCOUNTS_KEY } from '../model.ts'
import { forbidden, invalid, signInNeeded, type Problem } from '../problem.ts'
import type { Account } from '../store/accounts.ts'
import type { Collection } from '../store/records.ts'
import { allRights, rightsOf, type Rights } from './grants.ts'

const KEY = /^[a-z0-9-]{1,80}$/i

/** Whether the viewer may use the app at all. */
export function mayUse({ model }: App, viewer: Account | null): boolean {
  return !model.signIn?.required || viewer !== null
}

/** What to answer to a viewer who may not do something: signing in might help. */
export function refusal({ model }: App, viewer: Account | null): Problem {
  return model.signIn && viewer === null ? signInNeeded() : forbidden()
}

/** A key that the page keeps a value under. */
export function checkKey({ model }: App, key: string): void {
  if (key.toLowerCase().startsWith(ACCOUNTS_KEY)) throw forbidden()
  if (!model.entities.has(key) && !KEY.test(key))
    throw invalid('key: 1 to 80 letters, digits and hyphens.')
}

/**
 * What the viewer may do with the records of a key; null when nothing, not even know of it: it belongs to an entity that the app
 * had once, and who might see it is no longer known.
 */
export function rightsOn(
  { model }: App,
  key: string,
  collection: Collection | null,
  viewer: Account | null,
): Rights | null {
  const entity = model.entities.get(key)
  if (entity) return rightsOf(entity, viewer)
  return collection?.ofEntity ? null : allRights
}
