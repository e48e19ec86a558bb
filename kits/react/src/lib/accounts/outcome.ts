import { StorageError } from '../store/DataStore'
import type { Problems } from './checks'

/** What a problem can be about: one of the texts that the action took. */
export type Field = 'email' | 'password' | 'current'

/** Why something was not done, in words for the user. */
export interface Refusal {
  ok: false
  message: string
  /** Null when it is about none of them. */
  field: Field | null
}

export type Outcome<Value = null> = { ok: true; value: Value } | Refusal

export const done: Outcome = { ok: true, value: null }

export function refusal(message: string, field: Field | null = null): Refusal {
  return { ok: false, message, field }
}

export const refusals = {
  wrongLogin: refusal('Email or password is wrong.', 'password'),
  inactive: refusal('This account is deactivated. Ask an admin to activate it.', 'password'),
  emailTaken: refusal('An account with this email exists.', 'email'),
  wrongPassword: refusal('This is not your current password.', 'current'),
  lastAdmin: refusal('This is the only admin. Make somebody else one first.'),
  gone: refusal('This account does not exist any longer.'),
  signedOut: refusal('You are no longer logged in. Log in and try again.'),
} as const

/** A refusal as what is wrong with a form. */
export function problemsOf({ field, message }: Refusal): Problems<Field> {
  return field ? { [field]: message } : {}
}

/** A storage that is full and a server that is away are for the user to know; everything else is a mistake of the app. */
export async function orRefusal<Value>(
  work: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof StorageError)) throw problem
    return refusal(problem.message)
  }
}
