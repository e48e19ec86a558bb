import { titleField } from '../records/fields.js'
import { sampleId } from '../records/collection.js'
import { list } from '../records/format.js'

/** Somebody or some people to write to. */
/** The conversation with the one that answers by itself. */
export const BOT = 'bot'

/** A message of the first visit; `channel` names the channel or contact. */
/** Messages of apps that have no entity of their own for them. */
export function messagesIn(contacts) {
  const about = contacts
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

export function withSamples(messages, contacts, samples = []) {
  const title = contacts && titleField(contacts)
  const idOf = (name) => {
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

export function channel(name) {
  return { id: name, name }
}

/** The records of people or groups as conversations. */
export function contactsOf(entity, rows) {
  const title = titleField(entity)
  const picture = entity.fields.find((field) => field.type === 'image')
  const about = entity.fields.find((field) => field.type === 'text' && field !== title)
  const textOf = (row, field) => String((field && row[field.id]) ?? '')
  return rows.map((row) => ({
    id: row.id,
    name: textOf(row, title) || entity.singular,
    about: textOf(row, about),
    picture: textOf(row, picture),
  }))
}

/** The channels that an app's own messages name: the choices of a field, or what the messages hold. */
export function channelsIn(roles, rows) {
  const field = roles.about
  if (!field) return [{ id: 'everyone', name: 'Everyone' }]
  if (field.type === 'choice') {
    return field.options.map((option) => ({ id: option.value, name: option.label }))
  }
  const names = new Set(rows.flatMap((row) => list(row[field.id] ?? [])))
  return [...names].filter(Boolean).map((name) => ({ id: name, name }))
}

/** How many messages of others came after the last one seen. */
export function unread(messages, seen, isOwn) {
  const at = messages.findIndex((message) => message.id === seen)
  return messages.slice(at + 1).filter((message) => !isOwn(message)).length
}

export function fitNames(stored) {
  return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []
}
