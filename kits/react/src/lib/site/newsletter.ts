import { emailProblem, isEmail } from '../records/check'

export const NEWSLETTER_KEY = 'newsletter'

export interface Subscriber {
  email: string
  since: string
}

export function readSubscribers(stored: unknown): Subscriber[] {
  if (!Array.isArray(stored)) return []
  return stored.filter(
    (entry): entry is Subscriber =>
      typeof entry === 'object' &&
      entry !== null &&
      typeof (entry as Subscriber).email === 'string',
  )
}

/** Why an address cannot be taken; null when it can. */
export function subscribeProblem(subscribers: readonly Subscriber[], email: string): string | null {
  if (email.trim() === '') return 'Enter your email address.'
  if (!isEmail(email.trim())) return emailProblem
  return subscribers.some((known) => known.email === tidy(email))
    ? 'This address is already on the list.'
    : null
}

export function subscribe(stored: unknown, email: string, now: Date): Subscriber[] {
  return [{ email: tidy(email), since: now.toISOString() }, ...readSubscribers(stored)]
}

function tidy(email: string): string {
  return email.trim().toLowerCase()
}
