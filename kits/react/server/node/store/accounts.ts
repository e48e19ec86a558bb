import type { SQLOutputValue } from 'node:sqlite'
import { ADMIN } from '../model.ts'
import { fold, foldName } from '../text.ts'
import type { Database } from './database.ts'

export interface Account {
  id: string
  name: string
  email: string
  role: string
  /** A data URL. */
  picture: string | null
  /** Those that are not cannot sign in. */
  active: boolean
  /** A hash as `passwords.ts` makes it; null for a demo account without a password of its own. */
  password: string | null
  /** When it was made, as an ISO date; null for demo accounts. */
  since: string | null
}

const COLUMNS = 'id, name, email, role, picture, active, password, since'

export function allAccounts(db: Database): Account[] {
  return db.all(`SELECT ${COLUMNS} FROM accounts ORDER BY number`).map(fit)
}

export function accountById(db: Database, id: string): Account | null {
  const row = db.get(`SELECT ${COLUMNS} FROM accounts WHERE id = ?`, id)
  return row ? fit(row) : null
}

export function accountByEmail(db: Database, email: string): Account | null {
  const row = db.get(`SELECT ${COLUMNS} FROM accounts WHERE address = ?`, fold(email))
  return row ? fit(row) : null
}

/** Whether any account but `except` has this name. */
export function isNamed(db: Database, name: string, except: string | null): boolean {
  const wanted = foldName(name)
  const others = db.all('SELECT name FROM accounts WHERE id IS NOT ?', except)
  return others.some((row) => foldName(String(row['name'])) === wanted)
}

export function hasAdmin(db: Database): boolean {
  return db.get('SELECT 1 FROM accounts WHERE role = ?', ADMIN) !== undefined
}

/** Without an active admin nobody could make another one. */
export function isLastAdmin(db: Database, { id, role, active }: Account): boolean {
  const sql = 'SELECT 1 FROM accounts WHERE role = ? AND active = 1 AND id <> ?'
  return role === ADMIN && active && db.get(sql, ADMIN, id) === undefined
}

export function addAccount(db: Database, account: Account, version: number): void {
  const { id, name, email, role, picture, active, password, since } = account
  const sql = `INSERT INTO accounts (address, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const texts = [fold(email), id, name, email, role, picture]
  db.run(sql, ...texts, active ? 1 : 0, password, since)
  stamp(db, version)
}

/** Replaces all that an account has but its id. */
export function updateAccount(db: Database, account: Account, version: number): void {
  const { id, name, email, role, picture, active, password } = account
  const sql =
    'UPDATE accounts SET name = ?, email = ?, address = ?, role = ?, picture = ?, active = ?, ' +
    'password = ? WHERE id = ?'
  db.run(sql, name, email, fold(email), role, picture, active ? 1 : 0, password, id)
  stamp(db, version)
}

/** Its sessions end with it. */
export function deleteAccount(db: Database, id: string, version: number): void {
  db.run('DELETE FROM accounts WHERE id = ?', id)
  stamp(db, version)
}

/** Version of the last change of an account. */
export function accountsVersion(db: Database): number {
  return Number(db.get('SELECT accounts FROM meta')?.['accounts'])
}

function stamp(db: Database, version: number): void {
  db.run('UPDATE meta SET accounts = ?', version)
}

function fit(row: Record<string, SQLOutputValue>): Account {
  const textOrNull = (value: SQLOutputValue | undefined) =>
    typeof value === 'string' ? value : null
  return {
    id: String(row['id']),
    name: String(row['name']),
    email: String(row['email']),
    role: String(row['role']),
    picture: textOrNull(row['picture']),
    active: row['active'] === 1,
    password: textOrNull(row['password']),
    since: textOrNull(row['since']),
  }
}
