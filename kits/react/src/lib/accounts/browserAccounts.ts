import { newId } from '../id'
import type { DataStore } from '../store/DataStore'
import { ADMIN } from '../viewer/permission'
import { fitViewer, VIEWER_KEY } from '../viewer/viewer'
import {
  ACCOUNTS_KEY,
  byEmail,
  changeAccount,
  DEMO_PASSWORD,
  demotesLastAdmin,
  isLastAdmin,
  needsAdmin,
  readAccounts,
  removeAccount,
  viewerOf,
  type Account,
  type Changes,
  type SignIn,
} from './accounts'
import type { AccountService } from './AccountService'
import { done, orRefusal, refusals, type Outcome } from './outcome'
import { hashPassword, isPassword } from './password'

/** Keeps the accounts in the data store, with hashes of their passwords. */
export function browserAccounts(store: DataStore, app: SignIn): AccountService {
  // Read anew for each change: another tab may have changed them meanwhile.
  const known = () => readAccounts(store.get(ACCOUNTS_KEY), app.demo)
  const viewerId = () => fitViewer(store.get(VIEWER_KEY)).id
  const enter = (account: Account) => store.set(VIEWER_KEY, viewerOf(account))
  const leave = () => store.set(VIEWER_KEY, null)

  function edit(id: string, changes: Changes): Outcome {
    const accounts = known()
    if (!accounts.some((one) => one.id === id)) return refusals.gone
    if (demotesLastAdmin(accounts, id, changes)) return refusals.lastAdmin
    if (changes.email !== undefined && isTaken(accounts, changes.email, id))
      return refusals.emailTaken
    const next = changeAccount(accounts, id, changes)
    store.set(ACCOUNTS_KEY, next)
    const own = next.find((one) => one.id === id && id === viewerId())
    if (own) enter(own)
    return done
  }

  return {
    note:
      'Accounts are kept in this browser, on this device. They keep apart what people do here, but ' +
      'do not protect it from whoever owns the device.',
    nextIsAdmin: (accounts) => needsAdmin(accounts, app.roles),

    signIn: (email, password) =>
      orRefusal(async () => {
        const account = byEmail(known(), email)
        if (!account || !(await knows(account, password))) return refusals.wrongLogin
        if (!account.active) return refusals.inactive
        enter(account)
        return { ok: true, value: account }
      }),

    signUp: (details, role, password) =>
      orRefusal(async () => {
        const hash = await hashPassword(password)
        const accounts = known()
        if (isTaken(accounts, details.email)) return refusals.emailTaken
        const account: Account = {
          id: newId(),
          name: details.name.trim(),
          email: details.email.trim(),
          role: needsAdmin(accounts, app.roles) ? ADMIN : role,
          picture: null,
          active: true,
          password: hash,
          since: new Date().toISOString(),
        }
        store.set(ACCOUNTS_KEY, [...accounts, account])
        enter(account)
        return { ok: true, value: account }
      }),

    signOut: () =>
      orRefusal(async () => {
        leave()
        return done
      }),

    resume: () =>
      orRefusal(async () => {
        const id = viewerId()
        if (id === null) return done
        const own = known().find((one) => one.id === id && one.active)
        if (own) enter(own)
        else leave()
        return done
      }),

    change: (id, changes) => orRefusal(async () => edit(id, changes)),

    changePassword: (current, password) =>
      orRefusal(async () => {
        const own = known().find((one) => one.id === viewerId())
        if (!own) return refusals.signedOut
        if (!(await knows(own, current))) return refusals.wrongPassword
        return edit(own.id, { password: await hashPassword(password) })
      }),

    remove: (id) =>
      orRefusal(async () => {
        const accounts = known()
        if (isLastAdmin(accounts, id)) return refusals.lastAdmin
        store.set(ACCOUNTS_KEY, removeAccount(accounts, id))
        if (id === viewerId()) leave()
        return done
      }),
  }
}

function isTaken(accounts: readonly Account[], email: string, id?: string): boolean {
  const other = byEmail(accounts, email)
  return other !== undefined && other.id !== id
}

/** Whether this is the account's password. */
async function knows(account: Account, password: string): Promise<boolean> {
  return account.password ? isPassword(password, account.password) : password === DEMO_PASSWORD
}
