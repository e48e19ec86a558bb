import type { Account } from '../store/accounts.ts'

/** Stands for a hash: no hash leaves the server. */
const HIDDEN = { iterations: 0, salt: '', hash: '' }

/** All of an account, for its owner and for admins. */
export function wholeAccount(account: Account) {
  return { ...account, password: account.password === null ? null : HIDDEN }
}

/** What others get to see. The address of a demo account is known, as long as its password is. */
export function publicAccount(account: Account) {
  const { id, name, email, role, picture, active, password } = wholeAccount(account)
  return { id, name, email: password === null ? email : '', role, picture, active, password }
}
