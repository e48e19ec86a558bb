import { randomUUID } from 'node:crypto'
import type { App } from '../app.ts'
import { hashPassword } from '../login/passwords.ts'
import { notFound } from '../problem.ts'
import { emailOf, nameOf, openRoleOf, passwordOf } from '../rules/details.ts'
import { refuseTaken } from '../rules/taken.ts'
import { addAccount, hasAdmin, type Account } from '../store/accounts.ts'
import { beginSession } from '../store/sessions.ts'
import { json, type Answer } from '../web/answer.ts'
import { withBody } from '../web/body.ts'
import type { Call } from '../web/target.ts'
import { wholeAccount } from './accountViews.ts'

/** `POST /api/accounts` */
export function signUp(app: App, call: Call): Promise<Answer> {
  const { db, now } = app
  const { signIn } = app.model
  if (!signIn) throw notFound()
  return withBody(call.request, async (body) => {
    const details = { name: nameOf(body), email: emailOf(body) }
    const role = () => openRoleOf(body, signIn, hasAdmin(db))
    const plain = passwordOf(body)
    // Nobody has to wait for a hash to hear this; whether it still holds afterwards is another question.
    role()
    refuseTaken(app, details, null)
    const password = await hashPassword(plain)
    return db.change((touch) => {
      refuseTaken(app, details, null)
      const since = new Date(now()).toISOString()
      const rest = { picture: null, active: true, password, since }
      const account: Account = { id: randomUUID(), ...details, role: role(), ...rest }
      addAccount(db, account, touch())
      const token = beginSession(db, account.id, now())
      return json(201, { token, account: wholeAccount(account) })
    })
  })
}
