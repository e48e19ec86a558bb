import { useMemo, useState } from 'react'
import { accountService } from '../../accounts'
import { signIn } from '../../signIn'
import { useStored } from '../store/useStored'
import { fitViewer, VIEWER_KEY } from '../viewer/viewer'
import { ACCOUNTS_KEY, readAccounts, type Edit } from './accounts'
import type { Details } from './checks'
import type { Outcome } from './outcome'

/** The app's accounts and who of them has signed in. */
export function useAccounts() {
  const kept = useStored<unknown>(ACCOUNTS_KEY, asStored).value
  const session = useStored<unknown>(VIEWER_KEY, asStored).value
  const accounts = useMemo(() => readAccounts(kept, signIn.demo), [kept])
  const viewer = useMemo(() => fitViewer(session), [session])
  const [error, setError] = useState<string | null>(null)

  async function tell<Value>(action: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const outcome = await action
    setError(outcome.ok || outcome.field ? null : outcome.message)
    return outcome
  }

  return {
    accounts,
    viewer,
    // A server shows addresses to their owners only: without one, this is the account as strangers see it.
    /** The account of the viewer; null when nobody has signed in. */
    own: accounts.find((one) => one.id === viewer.id && one.active && one.email !== '') ?? null,
    /** Why the last action was refused, unless that is about a field of its form. */
    error,
    note: accountService.note,
    resume: accountService.resume,
    /** Whether the next account will be the admin's. */
    nextIsAdmin: accountService.nextIsAdmin(accounts),
    signIn: (email: string, password: string) => tell(accountService.signIn(email, password)),
    signUp: (details: Details, role: string, password: string) =>
      tell(accountService.signUp(details, role, password)),
    signOut: () => tell(accountService.signOut()),
    change: (id: string, changes: Edit) => tell(accountService.change(id, changes)),
    changePassword: (current: string, password: string) =>
      tell(accountService.changePassword(current, password)),
    remove: (id: string) => tell(accountService.remove(id)),
  }
}

const asStored = (stored: unknown) => stored
