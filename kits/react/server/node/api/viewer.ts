import type { App } from '../app.ts'
import type { Account } from '../store/accounts.ts'
import { accountOfToken } from '../store/sessions.ts'
import type { Call } from '../web/target.ts'

/** Who asks; null when nobody has signed in. Ask within the transaction that it matters to. */
export function viewerOf({ model, db, now }: App, { token }: Call): Account | null {
  return model.signIn ? accountOfToken(db, token, now()) : null
}
