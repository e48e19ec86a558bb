import type { Entity, Field, Row } from '../records/fields'
import { list } from '../records/format'
import type { Names } from '../records/query'
import type { Byline, Bylines } from './bylines'
import { momentOf, oldestFirst } from './moments'
import { rolesOf, type Roles } from './roles'

/** What somebody wrote about a record. */
export interface Comment {
  id: string
  author: string
  /** Identity of the writer, where it is known. */
  by: string
  text: string
  at: string
}

/** Comments on records are records themselves: of an entity of the app, or of this one. */
export function commentsOn(entity: Entity): Entity {
  const about = entity.singular
  return {
    key: `${entity.key}-comments`,
    singular: 'Comment',
    plural: 'Comments',
    fields: [
      { id: 'about', label: about, type: 'relation', of: () => entity },
      { id: 'author', label: 'Author', type: 'text' },
      { id: 'by', label: 'Written with', type: 'text' },
      { id: 'text', label: 'Comment', type: 'text', multiline: true, required: true },
      { id: 'at', label: 'Written', type: 'dateTime' },
    ],
    samples: [],
  }
}

/** Which fields of a comment say what; `about` points at the record. */
export interface CommentRoles extends Roles {
  about?: Field
  by?: Field
}

const placeWords = /^(about|channel|room|conversation|group|chat|topic)$/i

/** `about` is the entity of what is talked about; without it, a field that names a channel will do. */
export function commentRoles(comments: Entity, about?: Entity): CommentRoles {
  const { author, date, text } = rolesOf(comments)
  const pointers = comments.fields.filter(
    (field) => field.type === 'relation' && field.of().key === about?.key,
  )
  // A message from one person to another points at people twice: the sender is the author.
  const points = pointers.find((field) => field !== author) ?? pointers[0]
  return {
    about: points ?? comments.fields.find((field) => placeWords.test(field.id)),
    author: author === points ? undefined : author,
    by: comments.fields.find((field) => field.id === 'by'),
    text,
    date:
      date ?? comments.fields.find((field) => field.type === 'date' || field.type === 'dateTime'),
  }
}

/** The comments on one record, the oldest first. */
export function commentsAbout(
  entity: Entity,
  roles: CommentRoles,
  rows: readonly Row[],
  names: Names,
  bylines: Bylines,
  about: string,
): Comment[] {
  const own = rows.filter((row) => belongsTo(row, roles, about))
  return oldestFirst(
    own.map((row) => asComment(roles, row, names, bylines[row.id])),
    (comment) => momentOf(entity, comment.id, comment.at),
  )
}

/** Without a field that points anywhere, there is only one thing to talk about. */
export function belongsTo(row: Row, { about, author }: CommentRoles, id: string): boolean {
  if (!about) return true
  // A conversation with somebody has what they wrote and what was written to them.
  const from = about.type === 'relation' && isSameRelation(author, about) ? author : undefined
  return [about, from].some((field) => {
    const value = field ? (row[field.id] ?? null) : null
    return value !== null && list(value).includes(id)
  })
}

function isSameRelation(one: Field | undefined, other: Field): boolean {
  if (one?.type !== 'relation' || other.type !== 'relation') return false
  return one.of().key === other.of().key
}

/** The name in a field that holds it, or points at whoever has it. */
export function nameIn(field: Field | undefined, row: Row, names: Names): string {
  const value = field ? row[field.id] : null
  if (!field || typeof value !== 'string') return ''
  return field.type === 'relation' ? (names[field.of().key]?.[value] ?? '') : value
}

function asComment(
  roles: CommentRoles,
  row: Row,
  names: Names,
  byline: Byline | undefined,
): Comment {
  const textOf = (field: Field | undefined) => String((field && row[field.id]) ?? '')
  return {
    id: row.id,
    author: nameIn(roles.author, row, names) || (byline?.name ?? ''),
    by: textOf(roles.by) || (byline?.by ?? ''),
    text: textOf(roles.text),
    at: textOf(roles.date) || (byline?.at ?? ''),
  }
}
