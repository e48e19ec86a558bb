import type { Entity, Field } from '../records/fields'

/** Which field of an entity says what about something that somebody wrote. */
export interface Roles {
  /** What is said. */
  text?: Field
  /** Its headline, where there is one beside the text. */
  title?: Field
  author?: Field
  /** When it was written. */
  date?: Field
  image?: Field
  tags?: Field
  /** Likes or votes that records bring along. */
  score?: Field
}

/** Ids of fields that take a role whatever they are called. */
export interface GivenRoles {
  author?: string
  text?: string
  image?: string
  date?: string
  score?: string
}

const authorWords =
  /^(author|user|user ?name|by|posted ?by|created ?by|submitted ?by|started ?by|writer|sender|from|member|owner|student|person)$/i
// `name` is the writer's beside a message, but the thing's own beside a description.
const nameWords = /^(name|full ?name|your ?name|nickname)$/i
const speechWords = /^(text|message|comment|content|body|post|reply|note|review|question|caption)$/i
const dateWords = /creat|post|publish|sent|submit|added|^date$|^time$|^at$/i
const scoreWords =
  /^(likes?|votes?|up ?votes?|points?|score|hearts?|claps?|like ?count|vote ?count)$/i
const titleWords = /^(title|headline|heading|subject|topic|name|question|idea)$/i
const imageWords = /image|photo|picture|thumbnail|cover/i

/** Finds the fields by their kinds and names. */
export function rolesOf(entity: Entity, given: GivenRoles = {}): Roles {
  const fields: readonly Field[] = entity.fields
  const byId = (id: string | undefined) => fields.find((field) => field.id === id)
  const called = (field: Field, words: RegExp) => words.test(field.id) || words.test(field.label)
  const isLine = (field: Field) => field.type === 'text' && !field.multiline
  const couldBeAuthor = (field: Field) =>
    isLine(field) || (field.type === 'relation' && !field.many)
  const speaks = fields.some((field) => field.type === 'text' && called(field, speechWords))
  const author =
    byId(given.author) ??
    fields.find((field) => couldBeAuthor(field) && called(field, authorWords)) ??
    fields.find((field) => speaks && isLine(field) && called(field, nameWords))
  const lines = fields.filter(
    (field) => isLine(field) && field !== author && field.id !== given.text,
  )
  const text =
    byId(given.text) ?? fields.find((field) => field.type === 'text' && field.multiline) ?? lines[0]
  const others = lines.filter((field) => field !== text)
  // A line that stands before the text is its headline; one behind it says something else, such as a place.
  const first = others.find((field) => !text || fields.indexOf(field) < fields.indexOf(text))
  const dates = fields.filter((field) => field.type === 'date' || field.type === 'dateTime')
  return {
    text,
    title: others.find((field) => called(field, titleWords)) ?? first,
    author,
    date: byId(given.date) ?? dates.find((field) => called(field, dateWords)),
    image:
      byId(given.image) ??
      fields.find((field) => field.type === 'image') ??
      fields.find((field) => field.type === 'url' && called(field, imageWords)),
    tags: fields.find((field) => field.type === 'tags'),
    score:
      byId(given.score) ??
      fields.find((field) => field.type === 'number' && called(field, scoreWords)),
  }
}

/** Fields that say something else, such as a category or a place. */
export function otherFields(entity: Entity, roles: Roles): Field[] {
  const taken = Object.values(roles)
  return entity.fields.filter((field) => !taken.includes(field) && !isCounter(field))
}

/** Numbers that the app keeps itself, such as `comments` or `views`: nobody fills them in. */
export function isCounter(field: Field): boolean {
  return (
    field.type === 'number' &&
    /^(comments?|repl(y|ies)|shares?|views?|dislikes?|down ?votes?)( ?count)?$/i.test(field.id)
  )
}
