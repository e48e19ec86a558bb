import { emailProblem, isEmail } from './records/check.js'

export const emptyMessage = { name: '', email: '', topic: '', text: '' }

export function checkMessage(message) {
  const problems = {}
  if (message.name.trim() === '') problems.name = 'Your name is required.'
  if (!isEmail(message.email)) problems.email = emailProblem
  if (message.text.trim() === '') problems.text = 'Write a message.'
  return problems
}

const MAX_KEPT = 100

/** Messages kept so far, with a new one first. */
export function keepMessage(stored, message, now) {
  const known = Array.isArray(stored) ? stored : []
  return [{ ...message, sentAt: now.toISOString() }, ...known].slice(0, MAX_KEPT)
}
