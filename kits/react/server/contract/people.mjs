import { createHash, randomBytes, randomUUID, scryptSync } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { is, send, values } from './harness.mjs'

export const HIDDEN = { iterations: 0, salt: '', hash: '' }

/** Looks into the database, or changes it, beside the server. */
export function inside(app, sql, ...args) {
  const db = new DatabaseSync(join(app.folder, 'data/app.db'))
  try {
    return db.prepare(sql).all(...args)
  } finally {
    db.close()
  }
}

/** A session of an account as if somebody had signed in, which takes the server much longer. Gives back its token. */
export function enter(app, id) {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest('hex')
  inside(app, 'INSERT INTO sessions VALUES (?, ?, ?)', hash, id, Date.now() + 600_000)
  return token
}

const salt = randomBytes(16)
const derived = scryptSync('password', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 })
const kept = `scrypt$32768$8$1$${salt.toString('base64url')}$${derived.toString('base64url')}`

/** An account with the password `password`, and a session of it, as if somebody had signed up. */
export function member(app, email, name = email) {
  const id = randomUUID()
  const sql =
    'INSERT INTO accounts (id, name, email, address, role, active, password, since) ' +
    "VALUES (?, ?, ?, lower(?), 'member', 1, ?, ?)"
  inside(app, sql, id, name, email, email, kept, new Date().toISOString())
  inside(app, 'UPDATE meta SET version = version + 1, accounts = version + 1')
  return { id, name, token: enter(app, id) }
}

let number = 0

/** Under a name that nobody has, unless one is given. */
export function signUp(app, account) {
  const name = `New ${(number += 1)}`
  const rest = { email: 'new@example.com', role: 'member', password: 'password' }
  return send(app, 'POST', '/api/accounts', { body: { name, ...rest, ...account } })
}

export const logIn = (app, email, password) =>
  send(app, 'POST', '/api/session', { body: { email, password } })

export const edit = (app, id, body, token) =>
  send(app, 'PATCH', `/api/accounts/${id}`, { body, token })

export const remove = (app, id, token) => send(app, 'DELETE', `/api/accounts/${id}`, { token })

export const who = async (app, token) =>
  is(await send(app, 'GET', '/api/session', { token }), 200).account

/** The accounts as somebody sees them. */
export const list = async (app, token) => (await values(app, token))['app-accounts']
