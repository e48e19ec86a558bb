import { toIsoDate, toIsoDateTime } from '../dates'
import type { Entity } from '../records/fields'
import type { Place, Values } from '../records/collection'
import { useCollection } from '../records/useCollection'
import { useNames } from '../records/useNames'
import { blankRow } from '../records/values'
import { commentsAbout, pointsAt, type Comment, type CommentRoles } from './comments'
import type { Me } from './useMe'

/** What people write about something: comments, replies, messages. `entity` is what such a contribution is a record of. */
export function useComments(entity: Entity, roles: CommentRoles, me: Me) {
  const collection = useCollection(entity)
  const names = useNames(entity)

  return {
    entity,
    rows: collection.rows,
    error: collection.error,
    of: (id: string) => commentsAbout(entity, roles, collection.rows, names, id),
    /** Says whether it could be stored. `writer` is somebody else than the viewer. */
    add(id: string, text: string, author: string, writer?: string): boolean {
      const { about: points, by, date } = roles
      const identity = writer ?? me.ensure()
      if (identity === '') return false
      const now = new Date()
      const values: Values = { ...blankRow(entity, now) }
      if (points) values[points.id] = points.type === 'relation' && points.many ? [id] : id
      if (roles.text) values[roles.text.id] = text.trim()
      if (roles.author?.type === 'text') values[roles.author.id] = author
      if (by) values[by.id] = identity
      if (date) values[date.id] = date.type === 'date' ? toIsoDate(now) : toIsoDateTime(now)
      return collection.add(values)
    },
    remove: collection.remove,
    mayDelete: (comment: Comment): boolean => me.moderates || isBy(me, comment),
    /** Takes away all comments on a record; gives what brings them back. */
    removeAll(id: string): Place[] {
      const own = collection.rows.filter((row) => pointsAt(row, roles.about, id))
      const places = own.map((row) => collection.place(row.id)).filter((place) => place !== null)
      collection.edit((rows) => rows.filter((row) => !own.some((gone) => gone.id === row.id)))
      return places
    },
    restore: (places: readonly Place[]) => {
      for (const place of places.toSorted((a, b) => a.index - b.index)) collection.restore(place)
    },
  }
}

export type Comments = ReturnType<typeof useComments>

/** Apps with their own entity of comments may keep only the name of the writer. */
export function isBy(me: { id: string; name: string }, { by, author }: Comment): boolean {
  return by === '' ? me.name !== '' && author === me.name : by === me.id
}
