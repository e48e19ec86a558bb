import { emailProblem, isEmail } from '../records/check'
import { byEmail, type Account } from './accounts'
import { refusals } from './outcome'

export const MIN_PASSWORD_CHARS = 8

/** What is wrong with a form: field → message. */
export type Problems<Key extends string> = Partial<Record<Key, string>>

export interface Details {
  name: string
  email: string
}

export interface NewPassword {
  password: string
  confirm: string
}

/** `id` is that of the account whose details they are to be. */
export function checkDetails(
  accounts: readonly Account[],
  { name, email }: Details,
  id?: string,
): Problems<keyof Details> {
  const problems: Problems<keyof Details> = {}
  const known = byEmail(accounts, email)
  if (name.trim() === '') problems.name = 'Name is required.'
  if (email.trim() === '') problems.email = 'Email is required.'
  else if (!isEmail(email)) problems.email = emailProblem
  else if (known && known.id !== id) problems.email = refusals.emailTaken.message
  return problems
}

export function checkNewPassword({ password, confirm }: NewPassword): Problems<keyof NewPassword> {
  if (password.length < MIN_PASSWORD_CHARS)
    return { password: `Use at least ${MIN_PASSWORD_CHARS} characters.` }
  return password === confirm ? {} : { confirm: 'The passwords do not match.' }
}

export function checkLogin({ email, password }: { email: string; password: string }) {
  const problems: Problems<'email' | 'password'> = {}
  if (email.trim() === '') problems.email = 'Email is required.'
  if (password === '') problems.password = 'Password is required.'
  return problems
}
