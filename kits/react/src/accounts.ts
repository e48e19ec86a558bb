import { browserAccounts } from './lib/accounts/browserAccounts'
import type { AccountService } from './lib/accounts/AccountService'
import { signIn } from './signIn'
import { store } from './store'

/** Signs in and keeps the accounts. Exchange this line to have a server do so. */
export const accountService: AccountService = browserAccounts(store, signIn)
