import type { Account, Edit } from './accounts'
import type { Details } from './checks'
import type { Outcome } from './outcome'

/**
 * What the app asks of whatever keeps its accounts: the browser or a server. The accounts are read from the data store under
 * `ACCOUNTS_KEY`, who has signed in under `VIEWER_KEY`; both are up to date when an action is done. An action that is refused
 * says why; none of them rejects because storage is full or a server is away.
 */
export interface AccountService {
  /** For the user: where accounts are kept, and what that is worth. */
  readonly note: string
  /** Whether the next account to be made will surely be the admin's. */
  nextIsAdmin(accounts: readonly Account[]): boolean
  signIn(email: string, password: string): Promise<Outcome<Account>>
  /** Makes an account and signs it in. */
  signUp(details: Details, role: string, password: string): Promise<Outcome<Account>>
  signOut(): Promise<Outcome>
  /** Finds out whether the viewer is still signed in, and as whom: signs out those who are not. */
  resume(): Promise<Outcome>
  /** Changes the viewer's own account, or as an admin any. */
  change(id: string, changes: Edit): Promise<Outcome>
  /** Of the viewer. */
  changePassword(current: string, password: string): Promise<Outcome>
  /** Removes the viewer's own account, and signs out, or as an admin any. */
  remove(id: string): Promise<Outcome>
}
