import { emailProblem, isEmail } from './records/check'

export interface Message {
  name: string
  email: string
  topic: string
  text: string
}

export const emptyMessage: Message = { name: '', email: '', topic: '', text: '' }

export type MessageProblems = Partial<Record<keyof Message, string>>

export function checkMessage(message: Message): MessageProblems {
  const problems: MessageProblems = {}
  if (message.name.trim() === '') problems.name = 'Your name is required.'
  if (!isEmail(message.email)) problems.email = emailProblem
  if (message.text.trim() === '') problems.text = 'Write a message.'
  return problems
}

const MAX_KEPT = 100

/** Messages kept so far, with a new one first. */
export function keepMessage(stored: unknown, message: Message, now: Date): unknown[] {
  const known: unknown[] = Array.isArray(stored) ? stored : []
  return [{ ...message, sentAt: now.toISOString() }, ...known].slice(0, MAX_KEPT)
}
