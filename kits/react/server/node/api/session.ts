import type { App } from '../app.ts'
import { Problem, tooManyAttempts } from '../problem.ts'
import { isPassword } from '../login/passwords.ts'
import { MAX_PASSWORD_CHARS, textOf } from '../rules/details.ts'
import { accountByEmail, accountById } from '../store/accounts.ts'
import { beginSession, endSession } from '../store/sessions.ts'
import { fold, isPlain, isWhole } from '../text.ts'
import { json, noContent, type Answer } from '../web/answer.ts'
import { withBody } from '../web/body.ts'
import type { Call } from '../web/target.ts'
import { wholeAccount } from './accountViews.ts'
import { viewerOf } from './viewer.ts'

/** `POST /api/session` */
export function signIn(app: App, call: Call): Promise<Answer> {
  const { db, now } = app
  return withBody(call.request, async (body) => {
    const email = textOf(body, 'email')
    const password = textOf(body, 'password')
    const found = isPlain(email) ? accountByEmail(db, email) : null
    if (!(await tryPassword(app, email, password, found?.password))) throw wrongLogin()
    return db.change(() => {
      // It may have changed while its password was tried.
      const account = found && accountById(db, found.id)
      if (!account?.active || account.password !== found?.password) throw wrongLogin()
      app.attempts.succeeded(addressOf(email))
      const token = beginSession(db, account.id, now())
      return json(200, { token, account: wholeAccount(account) })
    })
  })
}

/** `GET /api/session` */
export function getSession(app: App, call: Call): Answer {
  const viewer = app.db.read(() => viewerOf(app, call))
  return json(200, { account: viewer && wholeAccount(viewer) })
}

/** `DELETE /api/session` */
export function signOut({ db }: App, { token }: Call): Answer {
  if (token !== null) db.change(() => endSession(db, token))
  return noContent
}

/** As slow whether or not there is a password to compare with: `known` is as for `isPassword`. */
export function tryPassword(
  { attempts, now }: App,
  email: string,
  password: string,
  known: string | null | undefined,
): Promise<boolean> {
  const waitS = attempts.begin(addressOf(email), now())
  if (waitS !== null) throw tooManyAttempts(waitS)
  // What cannot be a password is not worth more time than others get.
  const isPossible = password.length <= MAX_PASSWORD_CHARS && isWhole(password)
  return isPassword(isPossible ? password : '', known)
}

/** What wrong passwords are counted by. */
export function addressOf(email: string): string {
  return fold(email).slice(0, 254)
}

function wrongLogin(): Problem {
  return new Problem(401, 'WRONG_LOGIN', 'The e-mail address or the password is wrong.')
}
