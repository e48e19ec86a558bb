import { emailProblem, isEmail } from '../records/check.js'

export const NEWSLETTER_KEY = 'newsletter'

export function readSubscribers(stored) {
  if (!Array.isArray(stored)) return []
  return stored.filter(
    (entry) => typeof entry === 'object' && entry !== null && typeof entry.email === 'string',
  )
}

/** Why an address cannot be taken; null when it can. */
export function subscribeProblem(subscribers, email) {
  if (email.trim() === '') return 'Enter your email address.'
  if (!isEmail(email.trim())) return emailProblem
  return subscribers.some((known) => known.email === tidy(email))
    ? 'This address is already on the list.'
    : null
}

export function subscribe(stored, email, now) {
  return [{ email: tidy(email), since: now.toISOString() }, ...readSubscribers(stored)]
}

function tidy(email) {
  return email.trim().toLowerCase()
}
