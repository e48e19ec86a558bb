import { ADMIN } from '../viewer/permission'
import type { Viewer } from '../viewer/viewer'
import { fitPassword, type PasswordHash } from './passwordHash'

export interface Role {
  id: string
  label: string
}

export interface DemoAccount {
  name: string
  email: string
  role: string
}

/** How the app handles accounts: see `src/signIn.ts`. */
export interface SignIn {
  /** Whether the whole app is only for those who have signed in. */
  required: boolean
  roles: readonly Role[]
  demo: readonly DemoAccount[]
}

export interface Account {
  id: string
  name: string
  email: string
  role: string
  /** A data URL. */
  picture: string | null
  /** Those that are not cannot log in. */
  active: boolean
  /** Null for demo accounts, whose password everybody knows. */
  password: PasswordHash | null
  /** When it was made, as an ISO date; null for demo accounts. */
  since: string | null
}

export type Changes = Partial<Omit<Account, 'id' | 'since'>>

/** What the account's owner and admins change; a new password takes the current one. */
export type Edit = Omit<Changes, 'password'>

/** The hyphen keeps it apart from the keys of entities. */
export const ACCOUNTS_KEY = 'app-accounts'

/** Of all demo accounts. */
export const DEMO_PASSWORD = 'demo1234'

/** The accounts as they are kept; the demo accounts when nothing was ever stored. */
export function readAccounts(stored: unknown, demo: readonly DemoAccount[]): Account[] {
  if (Array.isArray(stored)) return stored.map(fitAccount).filter((one) => one !== null)
  const rest = { picture: null, active: true, password: null, since: null }
  return demo.map((one, index) => ({ id: `demo-${index + 1}`, ...one, ...rest }))
}

export function fitAccount(stored: unknown): Account | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { id, name, email, role, picture, active, password, since } = stored as Record<
    string,
    unknown
  >
  if (typeof id !== 'string' || typeof name !== 'string') return null
  if (typeof email !== 'string' || typeof role !== 'string') return null
  const hash = fitPassword(password)
  // A password that cannot be read must not turn the account into one that opens with the known one.
  if (password !== null && hash === null) return null
  return {
    id,
    name,
    email,
    role,
    picture: typeof picture === 'string' ? picture : null,
    active: active !== false,
    password: hash,
    since: typeof since === 'string' ? since : null,
  }
}

export function byEmail(accounts: readonly Account[], email: string): Account | undefined {
  return accounts.find((one) => sameEmail(one.email, email))
}

export function sameEmail(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

export function viewerOf({ id, name, email, role }: Account): Viewer {
  return { id, name, email, role }
}

export function roleLabel(roles: readonly Role[], id: string | null): string {
  return roles.find((role) => role.id === id)?.label ?? id ?? ''
}

/** The roles that people give themselves: all but `admin`, which an admin gives. */
export function openRoles(roles: readonly Role[]): readonly Role[] {
  const open = roles.filter((role) => role.id !== ADMIN)
  return open.length > 0 ? open : roles
}

/** Whether the next account has to be the admin, because there is none yet. */
export function needsAdmin(accounts: readonly Account[], roles: readonly Role[]): boolean {
  return roles.some((role) => role.id === ADMIN) && !accounts.some((one) => one.role === ADMIN)
}

/** Without an active admin nobody could make another one. */
export function isLastAdmin(accounts: readonly Account[], id: string): boolean {
  const admins = accounts.filter((one) => one.role === ADMIN && one.active)
  return admins.length === 1 && admins[0]?.id === id
}

export function demotesLastAdmin(
  accounts: readonly Account[],
  id: string,
  { role, active }: Changes,
): boolean {
  const demoted = (role !== undefined && role !== ADMIN) || active === false
  return demoted && isLastAdmin(accounts, id)
}

export function changeAccount(
  accounts: readonly Account[],
  id: string,
  changes: Changes,
): Account[] {
  if (demotesLastAdmin(accounts, id, changes)) return [...accounts]
  return accounts.map((one) => (one.id === id ? { ...one, ...changes } : one))
}

export function removeAccount(accounts: readonly Account[], id: string): Account[] {
  return isLastAdmin(accounts, id) ? [...accounts] : accounts.filter((one) => one.id !== id)
}
