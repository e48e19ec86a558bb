import { votesOn, type Ballots } from '../community/ballots'
import type { Entity, Field, FieldValue, Row } from '../records/fields'

export interface Poll {
  id: string
  question: string
  choices: readonly string[]
}

export interface Result {
  choice: string
  count: number
  /** Of all votes; all together may miss 100 by rounding. */
  percent: number
}

/** Polls that people make in an app without an entity of its own for them. */
export const pollEntity: Entity = {
  key: 'polls',
  singular: 'Poll',
  plural: 'Polls',
  fields: [
    { id: 'question', label: 'Question', type: 'text', required: true, maxLength: 160 },
    { id: 'choices', label: 'Options', type: 'tags', required: true },
  ],
  samples: [],
}

/** Which fields hold the question and the choices. Choices are tags, or a text with one on each line or between commas. */
export function pollFields(
  entity: Entity,
  question?: string,
  choices?: string,
): { question?: Field; choices?: Field } {
  const fields: readonly Field[] = entity.fields
  const asked =
    fields.find((field) => field.id === question) ??
    fields.find((field) => field.type === 'text' && /question|title/i.test(field.id)) ??
    fields.find((field) => field.type === 'text' && !field.multiline)
  const others = fields.filter((field) => field !== asked)
  return {
    question: asked,
    choices:
      fields.find((field) => field.id === choices) ??
      others.find((field) => /option|choice|answer/i.test(field.id)) ??
      others.find((field) => field.type === 'tags'),
  }
}

export function pollOf(row: Row, fields: ReturnType<typeof pollFields>): Poll {
  const { question, choices } = fields
  return {
    id: row.id,
    question: String((question && row[question.id]) ?? ''),
    choices: splitChoices((choices && row[choices.id]) ?? []),
  }
}

/** What a field for choices holds when these are given. */
export function joinChoices(field: Field, choices: readonly string[]): string | string[] {
  return field.type === 'tags' ? [...choices] : choices.join('\n')
}

export function splitChoices(value: FieldValue): string[] {
  if (Array.isArray(value)) return unique(value)
  const text = String(value ?? '')
  return unique(text.split(text.includes('\n') ? '\n' : /[,;|]/))
}

/** Counts the votes on a poll. Votes for a choice that is gone do not count. */
export function resultsOf(
  poll: Poll,
  ballots: Ballots<string>,
): { results: Result[]; total: number } {
  const votes = Object.values(votesOn(ballots, poll.id))
  const counts = poll.choices.map((choice) => votes.filter((vote) => vote === choice).length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const results = poll.choices.map((choice, index) => {
    const count = counts[index] ?? 0
    return { choice, count, percent: total === 0 ? 0 : Math.round((100 * count) / total) }
  })
  return { results, total }
}

/** What is wrong with a new poll; null when it may be made. */
export function checkPoll(question: string, choices: readonly string[]): string | null {
  if (question.trim() === '') return 'Ask a question.'
  return unique(choices).length < 2 ? 'Give at least two different options.' : null
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter(Boolean))]
}

export function countVotes(total: number): string {
  return total === 1 ? '1 vote' : `${total} votes`
}
