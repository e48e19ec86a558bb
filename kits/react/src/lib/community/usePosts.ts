import { useCallback, useMemo, useState } from 'react'
import { toIsoDateTime } from '../dates'
import { newId } from '../id'
import { omit, pick } from '../members'
import { addRow, type Place, type Values } from '../records/collection'
import type { Entity, Field, Row } from '../records/fields'
import { useCollection } from '../records/useCollection'
import { useNames } from '../records/useNames'
import { blankRow } from '../records/values'
import { entityToWrite, firstMarks, NAME, signed } from './authoring'
import type { Ballots, Direction } from './ballots'
import { fitBylines, type Byline, type Bylines } from './bylines'
import { commentRoles, commentsOn, nameIn } from './comments'
import { momentOf, type Moment } from './moments'
import { rolesOf, type GivenRoles } from './roles'
import { useComments, type RemovedComments } from './useComments'
import { useKept } from './useKept'
import { useMe } from './useMe'
import { useVotes } from './useVotes'

/** A deleted record with all that was kept beside it. */
interface Removed {
  row: Row
  place: Place
  bylines: Bylines
  votes: Ballots<Direction>
  comments: RemovedComments
  commentVotes: Ballots<Direction>
}

interface Options {
  roles?: GivenRoles
  /** The app's own entity of comments. */
  comments?: Entity
}

/** Records that people write, with their votes and comments. */
export function usePosts(entity: Entity, { roles: given, comments: own }: Options = {}) {
  const me = useMe()
  const roles = rolesOf(entity, given)
  const collection = useCollection(entity)
  const names = useNames(entity)
  const bylines = useKept(`${entity.key}-bylines`, fitBylines)
  const votes = useVotes(entity, roles.score, me)
  const commentEntity = useMemo(() => own ?? commentsOn(entity), [own, entity])
  const comments = useComments(commentEntity, commentRoles(commentEntity, entity), me)
  const commentVotes = useVotes(commentEntity, undefined, me)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const forget = useCallback(() => setRemoved(null), [])

  const bylineOf = (row: Row): Byline | undefined => bylines.value[row.id]
  const dateOf = (row: Row): string =>
    String((roles.date && row[roles.date.id]) ?? bylineOf(row)?.at ?? '')
  const authorOf = (row: Row): string =>
    nameIn(roles.author, row, names) || (bylineOf(row)?.name ?? '')

  const textIn = (field: Field | undefined, row: Row) => String((field && row[field.id]) ?? '')

  /** Stores something new and who wrote it. Gives its id; null when it could not be stored. */
  function publish(values: Values): string | null {
    const name = me.name || String(values[NAME] ?? '').trim()
    if (me.name === '' && !me.introduce(name)) return null
    const now = new Date()
    const by = me.ensure()
    const id = newId()
    const byline = { by, name, at: toIsoDateTime(now) }
    if (by === '' || !bylines.change((known) => ({ ...known, [id]: byline }))) return null
    const row = {
      ...blankRow(entity, now),
      ...firstMarks(entity),
      ...signed(roles, values, name, names, now),
    }
    return collection.edit((rows) => addRow(entity, rows, row, now, id)) ? id : null
  }

  /** Deletes a record with its votes and comments. */
  function remove(row: Row): boolean {
    const { id } = row
    const place = collection.place(id)
    if (!place || !collection.remove(id)) return false
    const gone = comments.removeAll(id)
    setRemoved({
      row,
      place,
      bylines: pick(bylines.value, id),
      votes: pick(votes.ballots, id),
      comments: gone,
      commentVotes: pick(commentVotes.ballots, ...gone.ids),
    })
    bylines.change((known) => omit(known, id))
    votes.change((known) => omit(known, id))
    commentVotes.change((known) => omit(known, ...gone.ids))
    return true
  }

  function undo() {
    if (!removed) return
    collection.restore(removed.place)
    comments.restore(removed.comments)
    bylines.change((known) => ({ ...known, ...removed.bylines }))
    votes.change((known) => ({ ...known, ...removed.votes }))
    commentVotes.change((known) => ({ ...known, ...removed.commentVotes }))
    setRemoved(null)
  }

  return {
    entity,
    roles,
    rows: collection.rows,
    names,
    me,
    votes,
    comments,
    commentVotes,
    error: collection.error ?? votes.error ?? comments.error ?? bylines.error ?? me.error,
    change: collection.change,
    authorOf,
    dateOf,
    titleOf: (row: Row): string => textIn(roles.title ?? roles.text, row) || entity.singular,
    /** What is said below the title. */
    bodyOf: (row: Row): string => (roles.title ? textIn(roles.text, row) : ''),
    momentOf: (row: Row): Moment => momentOf(entity, row.id, dateOf(row)),
    mayDelete: (row: Row): boolean => me.moderates || (me.id !== '' && bylineOf(row)?.by === me.id),
    /** What a form for a new record asks for. */
    toWrite: entityToWrite(entity, roles, me.name === ''),
    publish,
    remove,
    removed: removed?.row ?? null,
    undo,
    forget,
  }
}

export type Posts = ReturnType<typeof usePosts>
