import { toIsoDate, toIsoDateTime } from '../dates'
import { newId } from '../id'
import { omit, pick } from '../members'
import { addRow, type Place, type Values } from '../records/collection'
import type { Entity } from '../records/fields'
import { useCollection } from '../records/useCollection'
import { useNames } from '../records/useNames'
import { blankRow } from '../records/values'
import { asAuthor } from './authoring'
import { fitBylines, type Bylines } from './bylines'
import { belongsTo, commentsAbout, type Comment, type CommentRoles } from './comments'
import { useKept } from './useKept'
import type { Me } from './useMe'

export interface RemovedComments {
  ids: string[]
  places: Place[]
  bylines: Bylines
}

/** What people write about something: comments, replies, messages. `entity` is what such a contribution is a record of. */
export function useComments(entity: Entity, roles: CommentRoles, me: Me) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  // Who wrote what, for entities of the app that do not keep it themselves.
  const bylines = useKept(`${entity.key}-bylines`, fitBylines)

  /** Says whether it could be stored. `writer` is somebody else than the viewer. */
  function add(about: string, text: string, author: string, writer?: string): boolean {
    const by = writer ?? me.ensure()
    if (by === '') return false
    const now = new Date()
    const at = toIsoDateTime(now)
    const id = newId()
    const values: Values = { ...blankRow(entity, now) }
    if (roles.about?.type === 'relation' && roles.about.many) values[roles.about.id] = [about]
    else if (roles.about) values[roles.about.id] = about
    if (roles.text) values[roles.text.id] = text.trim()
    if (roles.author) values[roles.author.id] = asAuthor(roles.author, author, names)
    if (roles.date) values[roles.date.id] = roles.date.type === 'date' ? toIsoDate(now) : at
    if (roles.by) values[roles.by.id] = by
    else if (!bylines.change((known) => ({ ...known, [id]: { by, name: author, at } })))
      return false
    return collection.edit((rows) => addRow(entity, rows, values, now, id))
  }

  function remove(id: string): boolean {
    if (!collection.remove(id)) return false
    return id in bylines.value ? bylines.change((known) => omit(known, id)) : true
  }

  return {
    entity,
    rows: collection.rows,
    error: collection.error ?? bylines.error,
    of: (about: string) =>
      commentsAbout(entity, roles, collection.rows, names, bylines.value, about),
    add,
    remove,
    mayDelete: (comment: Comment): boolean => me.moderates || isBy(me, comment),
    /** Takes away all comments on a record; gives what brings them back. */
    removeAll(about: string): RemovedComments {
      const gone = collection.rows.filter((row) => belongsTo(row, roles, about))
      const ids = gone.map((row) => row.id)
      const places = ids.map((id) => collection.place(id)).filter((place) => place !== null)
      collection.edit((rows) => rows.filter((row) => !ids.includes(row.id)))
      bylines.change((known) => omit(known, ...ids))
      return { ids, places, bylines: pick(bylines.value, ...ids) }
    },
    restore(removed: RemovedComments) {
      const places = removed.places.toSorted((a, b) => a.index - b.index)
      for (const place of places) collection.restore(place)
      bylines.change((known) => ({ ...known, ...removed.bylines }))
    },
  }
}

export type Comments = ReturnType<typeof useComments>

/** Comments that came with the app have only the name of the writer. */
export function isBy(me: { id: string; name: string }, { by, author }: Comment): boolean {
  return by === '' ? me.name !== '' && author === me.name : by === me.id
}
