import type { App } from '../app.ts'
import { hashPassword } from '../login/passwords.ts'
import { ADMIN, type SignIn } from '../model.ts'
import { equal, member, type JsonObject } from '../parsing.ts'
import { forbidden, invalid, notFound, Problem, signInNeeded } from '../problem.ts'
import {
  activeOf,
  emailOf,
  nameOf,
  passwordOf,
  pictureOf,
  roleOf,
  textOf,
} from '../rules/details.ts'
import { refuseTaken } from '../rules/taken.ts'
import {
  accountById,
  deleteAccount,
  isLastAdmin,
  updateAccount,
  type Account,
} from '../store/accounts.ts'
import { endSessions } from '../store/sessions.ts'
import { json, noContent, type Answer } from '../web/answer.ts'
import { withBody } from '../web/body.ts'
import type { Call } from '../web/target.ts'
import { wholeAccount } from './accountViews.ts'
import { addressOf, tryPassword } from './session.ts'
import { viewerOf } from './viewer.ts'

const PARTS = new Set(['name', 'email', 'picture', 'role', 'active', 'password', 'current'])

/** `PATCH /api/accounts/ID` */
export function changeAccount(app: App, call: Call): Promise<Answer> {
  const { db, model } = app
  const { signIn } = model
  if (!signIn) throw notFound()
  return withBody(call.request, async (body) => {
    const unknown = Object.keys(body).find((name) => !PARTS.has(name))
    if (unknown !== undefined) throw invalid('account: it has no such part.')
    const known = reachable(app, call)
    const password = await newPassword(app, known, body)
    return db.change((touch) => {
      const { target, viewer } = reachable(app, call)
      // Somebody else was quicker while the password was tried.
      if (password !== null && target.password !== known.target.password) throw wrongPassword()
      const edited = edit(target, body, signIn)
      const isLimited = edited.role !== target.role || edited.active !== target.active
      if (isLimited && viewer.role !== ADMIN) throw forbidden()
      const after = { ...edited, password: password ?? target.password }
      if (!isSame(after, target)) store(app, { call, target, after, version: touch() })
      return json(200, { account: wholeAccount(after) })
    })
  })
}

/** `DELETE /api/accounts/ID` */
export function removeAccount(app: App, call: Call): Answer {
  return app.db.change((touch) => {
    const { target } = reachable(app, call)
    if (isLastAdmin(app.db, target)) throw lastAdmin()
    deleteAccount(app.db, target.id, touch())
    return noContent
  })
}

/** The account that is asked for, if the viewer may change it: one's own, or as an admin any. */
function reachable(app: App, call: Call): { viewer: Account; target: Account } {
  const [id = ''] = call.params
  const viewer = viewerOf(app, call)
  if (!viewer) throw signInNeeded()
  if (viewer.id !== id && viewer.role !== ADMIN) throw forbidden()
  const target = accountById(app.db, id)
  if (!target) throw notFound()
  return { viewer, target }
}

/** The hash of the new password; null when it is to stay. Takes a while, so that no transaction may be open. */
async function newPassword(
  app: App,
  { viewer, target }: { viewer: Account; target: Account },
  body: JsonObject,
): Promise<string | null> {
  if (member(body, 'password') === undefined && member(body, 'current') === undefined) return null
  if (viewer.id !== target.id) throw forbidden()
  const password = passwordOf(body)
  const current = textOf(body, 'current')
  if (!(await tryPassword(app, target.email, current, target.password))) throw wrongPassword()
  app.attempts.succeeded(addressOf(target.email))
  return hashPassword(password)
}

function edit(account: Account, body: JsonObject, signIn: SignIn): Account {
  const has = (name: string) => member(body, name) !== undefined
  return {
    ...account,
    name: has('name') ? nameOf(body) : account.name,
    email: has('email') ? emailOf(body) : account.email,
    picture: has('picture') ? pictureOf(body) : account.picture,
    role: has('role') ? roleOf(body, signIn) : account.role,
    active: has('active') ? activeOf(body) : account.active,
  }
}

function store(
  app: App,
  change: { call: Call; target: Account; after: Account; version: number },
): void {
  const { db } = app
  const { call, target, after, version } = change
  const staysAdmin = after.role === ADMIN && after.active
  if (!staysAdmin && isLastAdmin(db, target)) throw lastAdmin()
  refuseTaken(app, after, target)
  updateAccount(db, after, version)
  if (!after.active) endSessions(db, target.id, null)
  else if (after.password !== target.password) endSessions(db, target.id, call.token)
}

function isSame(a: Account, b: Account): boolean {
  return equal({ ...a }, { ...b })
}

function wrongPassword(): Problem {
  return new Problem(403, 'WRONG_PASSWORD', 'current: this is not the password.')
}

function lastAdmin(): Problem {
  return new Problem(409, 'LAST_ADMIN', 'This is the only active admin.')
}
