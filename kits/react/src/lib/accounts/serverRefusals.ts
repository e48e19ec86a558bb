import type { ServerAnswer } from '../store/Server'
import { refusal, refusals, type Refusal } from './outcome'

/** The server's codes in words for the user. */
const byCode = new Map<unknown, Refusal>([
  ['WRONG_LOGIN', refusals.wrongLogin],
  ['WRONG_PASSWORD', refusals.wrongPassword],
  ['EMAIL_TAKEN', refusals.emailTaken],
  ['NAME_TAKEN', refusal('This name is taken. Choose another one.')],
  ['LAST_ADMIN', refusals.lastAdmin],
  ['NOT_FOUND', refusals.gone],
  ['SIGN_IN', refusals.signedOut],
  ['FORBIDDEN', refusal('Your account may not do this.')],
  ['TOO_LARGE', refusal('This is too large. Choose a smaller picture.')],
  ['DISK_FULL', refusal('The server’s storage is full. Nothing was changed.')],
])

const unknown = refusal('The server could not do this. Try again later.')

/** Why the server did not do what it was asked for. */
export function refusalOf({ status, body, retryAfterS }: ServerAnswer): Refusal {
  if (status === 429) return refusal(`Too many attempts. Try again ${when(retryAfterS)}.`)
  const { code, message } = membersOf(membersOf(body).error)
  // What the forms let through and the server does not: it says which field it is about.
  if (code === 'INVALID' && typeof message === 'string') return refusal(message)
  return byCode.get(code) ?? unknown
}

/** Of an answer that has not the shape it ought to have, nothing is known. */
export function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function when(seconds: number | undefined): string {
  if (seconds === undefined || !(seconds > 0)) return 'later'
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`
}
