import { readFileSync } from 'node:fs'
import { isList, isObject, member, type Json, type JsonObject } from './parsing.ts'

/** What the app is: `model.json`. */
export interface Model {
  /** Null in an app without accounts. */
  signIn: SignIn | null
  entities: ReadonlyMap<string, Entity>
  /** Whether records are somebody's by name, so that no two people may have the same. */
  ownsByName: boolean
}

export interface SignIn {
  /** Whether only those who have signed in may use the app. */
  required: boolean
  roles: readonly string[]
  demo: readonly DemoAccount[]
}

export interface DemoAccount {
  name: string
  email: string
  role: string
}

export interface Entity {
  name: string
  fields: ReadonlyMap<string, Field>
  grants: readonly Grant[]
  samples: readonly JsonObject[]
}

export interface Field {
  type: string
  many: boolean
  maxLength: number | null
  /** What its values begin with, if they are running numbers. */
  numbered: string | null
}

export interface Grant {
  /** `everyone`, `signed-in` or a role. */
  who: string
  read: boolean
  write: boolean
  /** Only records whose value in this field is the viewer's. */
  own: string | null
  /** Only changes of these fields. */
  fields: readonly string[] | null
}

export const ADMIN = 'admin'
export const ACCOUNTS_KEY = 'app-accounts'

export function readModel(path: string): Model {
  try {
    const model: Json = JSON.parse(readFileSync(path, 'utf8'))
    if (!isObject(model)) throw new TypeError('it is no object')
    const signIn = member(model, 'signIn') ?? null
    const entities = entries(model, 'entities').map(([name, one]) => fit(name, one))
    return {
      signIn: isObject(signIn) ? fitSignIn(signIn) : null,
      entities: new Map(entities.map((one) => [one.name, one])),
      ownsByName: entities.some(isOwnedByName),
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'broken'
    throw new Error(`cannot read ${path}: ${why}`, { cause })
  }
}

function fitSignIn(signIn: JsonObject): SignIn {
  const roles = list(signIn, 'roles').map((role) => text(role, 'signIn.roles'))
  const demo = list(signIn, 'demo').map((one) => {
    if (!isObject(one)) throw new TypeError('signIn.demo has something that is no account')
    const part = (name: string) => text(member(one, name), `signIn.demo: ${name}`)
    return { name: part('name'), email: part('email'), role: part('role') }
  })
  return { required: member(signIn, 'required') === true, roles, demo }
}

function fit(name: string, entity: JsonObject): Entity {
  if (name.toLowerCase().startsWith(ACCOUNTS_KEY))
    throw new TypeError(`the entity "${name}" has the name of the accounts`)
  return {
    name,
    fields: new Map(entries(entity, 'fields').map(([id, field]) => [id, fitField(id, field)])),
    grants: list(entity, 'grants').map((grant) => fitGrant(name, grant)),
    samples: list(entity, 'samples').filter(isObject),
  }
}

function isOwnedByName({ fields, grants }: Entity): boolean {
  return grants.some(({ own }) => own !== null && fields.get(own)?.type !== 'email')
}

function fitField(id: string, field: JsonObject): Field {
  const maxLength = member(field, 'maxLength')
  const numbered = member(field, 'numbered') ?? null
  return {
    type: text(member(field, 'type'), `type of ${id}`),
    many: member(field, 'many') === true,
    maxLength: typeof maxLength === 'number' ? maxLength : null,
    numbered: numbered === null ? null : text(numbered, `numbered of ${id}`),
  }
}

function fitGrant(entity: string, grant: Json): Grant {
  if (!isObject(grant)) throw new TypeError(`${entity} has a grant that is no object`)
  const own = member(grant, 'own') ?? null
  const fields = member(grant, 'fields') ?? null
  return {
    who: text(member(grant, 'who'), `who of a grant of ${entity}`),
    read: member(grant, 'read') === true,
    write: member(grant, 'write') === true,
    // A limit that cannot be read must not turn into no limit.
    own: own === null ? null : text(own, `own of a grant of ${entity}`),
    fields:
      fields === null ? null : list(grant, 'fields').map((id) => text(id, `fields of ${entity}`)),
  }
}

function entries(object: JsonObject, name: string): [string, JsonObject][] {
  const value = member(object, name) ?? {}
  if (!isObject(value)) throw new TypeError(`${name} is no object`)
  return Object.entries(value).map(([key, one]) => {
    if (!isObject(one)) throw new TypeError(`${key} of ${name} is no object`)
    return [key, one]
  })
}

function list(object: JsonObject, name: string): Json[] {
  const value = member(object, name) ?? []
  if (!isList(value)) throw new TypeError(`${name} is no list`)
  return value
}

function text(value: Json | undefined, what: string): string {
  if (typeof value !== 'string') throw new TypeError(`${what} is no text`)
  return value
}
