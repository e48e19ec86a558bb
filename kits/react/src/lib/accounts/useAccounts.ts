import { useMemo } from 'react'
import { signIn } from '../../signIn'
import { newId } from '../id'
import { useStored } from '../store/useStored'
import { ADMIN } from '../viewer/permission'
import { fitViewer, VIEWER_KEY } from '../viewer/viewer'
import {
  ACCOUNTS_KEY,
  byEmail,
  changeAccount,
  DEMO_PASSWORD,
  needsAdmin,
  readAccounts,
  removeAccount,
  viewerOf,
  type Account,
  type Changes,
} from './accounts'
import type { Details } from './checks'
import { hashPassword, isPassword } from './password'

/** The app's accounts and who of them has signed in. */
export function useAccounts() {
  const kept = useStored<unknown>(ACCOUNTS_KEY, asStored)
  const session = useStored<unknown>(VIEWER_KEY, asStored)
  const accounts = useMemo(() => readAccounts(kept.value, signIn.demo), [kept.value])
  const viewer = useMemo(() => fitViewer(session.value), [session.value])
  const own = accounts.find((one) => one.id === viewer.id && one.active) ?? null

  const edit = (change: (accounts: Account[]) => Account[]) =>
    kept.change((stored) => change(readAccounts(stored, signIn.demo)))
  const enter = (account: Account) => session.change(() => viewerOf(account))
  const leave = () => session.change(() => null)

  return {
    accounts,
    viewer,
    /** The account of the viewer; null when nobody has signed in. */
    own,
    error: kept.error ?? session.error,
    enter,
    leave,
    knows,
    /** The account with this e-mail address and password. */
    find: async (email: string, password: string) => {
      const account = byEmail(accounts, email)
      return account && (await knows(account, password)) ? account : null
    },
    /** Makes an account and signs it in. */
    signUp: async (details: Details, role: string, password: string) => {
      const account: Account = {
        id: newId(),
        name: details.name.trim(),
        email: details.email.trim(),
        role: needsAdmin(accounts, signIn.roles) ? ADMIN : role,
        picture: null,
        active: true,
        password: await hashPassword(password),
        since: new Date().toISOString(),
      }
      return edit((known) => [...known, account]) && enter(account)
    },
    change: (id: string, changes: Changes) => {
      let changed: Account | undefined
      const saved = edit((known) => {
        const next = changeAccount(known, id, changes)
        changed = next.find((one) => one.id === id)
        return next
      })
      return saved && (changed && id === viewer.id ? enter(changed) : true)
    },
    remove: (id: string) => edit((known) => removeAccount(known, id)),
  }
}

/** Whether this is the account's password. */
async function knows(account: Account, password: string): Promise<boolean> {
  return account.password ? isPassword(password, account.password) : password === DEMO_PASSWORD
}

const asStored = (stored: unknown) => stored
