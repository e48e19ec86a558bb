import { ADMIN, type Entity, type Grant } from '../model.ts'
import { equal, member, type JsonObject } from '../parsing.ts'
import type { Account } from '../store/accounts.ts'
import { fold } from '../text.ts'

/** What a viewer may do with the records of a key. */
export interface Rights {
  /** Whether there may be records to read at all. */
  readsAny: boolean
  /** Whether every record may be read, whatever is in it. */
  readsAll: boolean
  writesAll: boolean
  mayRead(record: JsonObject): boolean
  mayAdd(record: JsonObject): boolean
  mayChange(before: JsonObject, after: JsonObject): boolean
  /** Also to move it. */
  mayDelete(record: JsonObject): boolean
}

/** On keys that are no entity's, whoever may use the app may do everything. */
export const allRights: Rights = {
  readsAny: true,
  readsAll: true,
  writesAll: true,
  mayRead: () => true,
  mayAdd: () => true,
  mayChange: () => true,
  mayDelete: () => true,
}

/** `viewer` is null for somebody who has not signed in. Everything that no grant allows is refused. */
export function rightsOf(entity: Entity, viewer: Account | null): Rights {
  const grants = entity.grants.filter(({ who }) => isMeant(who, viewer))
  const reads = grants.filter((grant) => grant.read && grant.fields === null)
  const writes = grants.filter((grant) => grant.write && grant.fields === null)
  const partial = grants.filter((grant) => grant.fields !== null)
  const owns = ownership(entity, viewer)

  /** Several grants may each allow some of the fields that differ. */
  function mayChangeFields(before: JsonObject, after: JsonObject): boolean {
    const usable = partial.filter((grant) => owns(grant, before) && owns(grant, after))
    const open = new Set(usable.flatMap(({ fields }) => fields ?? []))
    return differing(before, after).every((name) => open.has(name))
  }

  return {
    readsAny: reads.length > 0,
    readsAll: reads.some(({ own }) => own === null),
    writesAll: writes.some(({ own }) => own === null),
    mayRead: (record) => reads.some((grant) => owns(grant, record)),
    mayAdd: (record) => writes.some((grant) => owns(grant, record)),
    mayChange: (before, after) =>
      writes.some((grant) => owns(grant, before) && owns(grant, after)) ||
      (partial.length > 0 && mayChangeFields(before, after)),
    mayDelete: (record) => writes.some((grant) => owns(grant, record)),
  }
}

/** Admins may do what any role may. */
function isMeant(who: string, viewer: Account | null): boolean {
  if (who === 'everyone') return true
  if (viewer === null) return false
  return who === 'signed-in' || who === viewer.role || viewer.role === ADMIN
}

function ownership(entity: Entity, viewer: Account | null) {
  return ({ own }: Grant, record: JsonObject): boolean => {
    if (own === null) return true
    const value = member(record, own)
    if (viewer === null || typeof value !== 'string') return false
    const wanted = entity.fields.get(own)?.type === 'email' ? viewer.email : viewer.name
    return fold(value) !== '' && fold(value) === fold(wanted)
  }
}

function differing(before: JsonObject, after: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !equal(member(before, name), member(after, name)))
}
