import { titleField, type Entity, type Field, type Row } from '../records/fields'
import { sampleId } from '../records/collection'
import { list } from '../records/format'
import type { Comment, CommentRoles } from './comments'

/** Somebody or some people to write to. */
export interface Conversation {
  id: string
  name: string
  about?: string
  picture?: string
}

/** The conversation with the one that answers by itself. */
export const BOT = 'bot'

/** A message of the first visit; `channel` names the channel or contact. */
export interface SampleMessage {
  channel: string
  author: string
  text: string
}

/** Messages of apps that have no entity of their own for them. */
export function messagesIn(contacts?: Entity): Entity {
  const about: Field = contacts
    ? { id: 'about', label: 'Conversation', type: 'relation', of: () => contacts }
    : { id: 'about', label: 'Channel', type: 'text' }
  return {
    key: contacts ? `${contacts.key}-messages` : 'chat-messages',
    singular: 'Message',
    plural: 'Messages',
    fields: [
      about,
      { id: 'author', label: 'Author', type: 'text' },
      { id: 'by', label: 'Written with', type: 'text' },
      { id: 'text', label: 'Message', type: 'text', multiline: true, required: true },
      { id: 'at', label: 'Sent', type: 'dateTime' },
    ],
    samples: [],
  }
}

export function withSamples(
  messages: Entity,
  contacts: Entity | undefined,
  samples: readonly SampleMessage[] = [],
): Entity {
  const title = contacts && titleField(contacts)
  const idOf = (name: string) => {
    const index = title ? contacts.samples.findIndex((sample) => sample[title.id] === name) : -1
    return contacts && index >= 0 ? sampleId(contacts.key, index) : name
  }
  const rows = samples.map(({ channel: name, author, text }) => ({
    about: idOf(name),
    author,
    by: author,
    text,
    at: null,
  }))
  return { ...messages, samples: rows }
}

export function channel(name: string): Conversation {
  return { id: name, name }
}

/** The records of people or groups as conversations. */
export function contactsOf(entity: Entity, rows: readonly Row[]): Conversation[] {
  const title = titleField(entity)
  const picture = entity.fields.find((field) => field.type === 'image')
  const about = entity.fields.find((field) => field.type === 'text' && field !== title)
  const textOf = (row: Row, field: Field | undefined) => String((field && row[field.id]) ?? '')
  return rows.map((row) => ({
    id: row.id,
    name: textOf(row, title) || entity.singular,
    about: textOf(row, about),
    picture: textOf(row, picture),
  }))
}

/** The channels that an app's own messages name: the choices of a field, or what the messages hold. */
export function channelsIn(roles: CommentRoles, rows: readonly Row[]): Conversation[] {
  const field = roles.about
  if (!field) return [{ id: 'everyone', name: 'Everyone' }]
  if (field.type === 'choice') {
    return field.options.map((option) => ({ id: option.value, name: option.label }))
  }
  const names = new Set(rows.flatMap((row) => list(row[field.id] ?? [])))
  return [...names].filter(Boolean).map((name) => ({ id: name, name }))
}

/** How many messages of others came after the last one seen. */
export function unread(
  messages: readonly Comment[],
  seen: string | undefined,
  isOwn: (message: Comment) => boolean,
): number {
  const at = messages.findIndex((message) => message.id === seen)
  return messages.slice(at + 1).filter((message) => !isOwn(message)).length
}

export function fitNames(stored: unknown): string[] {
  return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []
}
