import type { App } from '../app.ts'
import { Problem } from '../problem.ts'
import { accountByEmail, isNamed, type Account } from '../store/accounts.ts'

/**
 * What only one account may have: the e-mail address and, where records are somebody's by name, the name. `target` is the account
 * that is to have it, null for a new one; it may keep a name that another has, too.
 */
export function refuseTaken(
  { db, model }: App,
  { name, email }: Pick<Account, 'name' | 'email'>,
  target: Account | null,
): void {
  const known = accountByEmail(db, email)
  if (known && known.id !== target?.id)
    throw new Problem(409, 'EMAIL_TAKEN', 'email: there is an account with this address.')
  if (model.ownsByName && name !== target?.name && isNamed(db, name, target?.id ?? null))
    throw new Problem(409, 'NAME_TAKEN', 'name: this name is taken. Choose another one.')
}
