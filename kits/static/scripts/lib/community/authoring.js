import { toIsoDate, toIsoDateTime } from '../dates.js'
import { omit } from '../members.js'
import { isCounter } from './roles.js'

/** Member of a form's values with the name of somebody who has not yet said it. */
export const NAME = 'yourName'

const nameField = {
  id: NAME,
  label: 'Your name',
  type: 'text',
  required: true,
  maxLength: 40,
}

/** What a person fills in to write something: not what the app knows, such as who they are and when it is. */
export function entityToWrite(entity, roles, askName) {
  const known = [roles.author, roles.date, roles.score]
  const fields = entity.fields.filter(
    (field) => !known.includes(field) && !isCounter(field) && !isMark(field),
  )
  return { ...entity, fields: askName ? [nameField, ...fields] : fields }
}

/** What those who keep order say about a record: that it is pinned, how far it has come. */
export function isMark(field) {
  if (field.type === 'choice') return !field.many && /^(status|state|stage)$/i.test(field.id)
  return field.type === 'boolean' && /^(is)?(pinned|locked|sticky|closed)$/i.test(field.id)
}

/** How far something new has come: nowhere yet, which is what the first choice says. */
export function firstMarks(entity) {
  const marks = entity.fields.filter((field) => isMark(field) && field.default === undefined)
  return Object.fromEntries(
    marks.flatMap((field) =>
      field.type === 'choice' ? [[field.id, field.options[0]?.value ?? null]] : [],
    ),
  )
}

/** What the app adds to what was filled in. */
export function signed(roles, values, name, names, now) {
  const own = omit(values, NAME)
  const { author, date } = roles
  if (author) own[author.id] = asAuthor(author, name, names)
  if (date && !own[date.id])
    own[date.id] = date.type === 'date' ? toIsoDate(now) : toIsoDateTime(now)
  return own
}

/** A relation to people takes the one with this name, if there is one. */
export function asAuthor(field, name, names) {
  if (field.type !== 'relation') return name
  const people = Object.entries(names[field.of().key] ?? {})
  return people.find(([, known]) => known.toLowerCase() === name.toLowerCase())?.[0] ?? null
}
