import { createHash, randomBytes } from 'node:crypto'
import { accountById, type Account } from './accounts.ts'
import type { Database } from './database.ts'

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000
/** Of one account; when there are more, those that end first go. */
const MAX_SESSIONS = 50

/** Whom a token belongs to; null when it is unknown or has ended. */
export function accountOfToken(db: Database, token: string | null, now: number): Account | null {
  if (token === null) return null
  const sql = 'SELECT account FROM sessions WHERE token_hash = ? AND expires > ?'
  const row = db.get(sql, hashOf(token), now)
  return row ? accountById(db, String(row['account'])) : null
}

/** Returns the token, which is kept nowhere. */
export function beginSession(db: Database, account: string, now: number): string {
  const token = randomBytes(32).toString('base64url')
  db.run('DELETE FROM sessions WHERE expires <= ?', now)
  db.run('INSERT INTO sessions VALUES (?, ?, ?)', hashOf(token), account, now + LIFETIME_MS)
  const surplus =
    'SELECT token_hash FROM sessions WHERE account = ? ' +
    'ORDER BY expires DESC, token_hash = ? DESC LIMIT -1 OFFSET ?'
  const sql = `DELETE FROM sessions WHERE token_hash IN (${surplus})`
  db.run(sql, account, hashOf(token), MAX_SESSIONS)
  return token
}

export function endSession(db: Database, token: string): void {
  db.run('DELETE FROM sessions WHERE token_hash = ?', hashOf(token))
}

/** All of an account but the one with this token. */
export function endSessions(db: Database, account: string, except: string | null): void {
  const sql = 'DELETE FROM sessions WHERE account = ? AND token_hash <> ?'
  db.run(sql, account, except === null ? '' : hashOf(except))
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
