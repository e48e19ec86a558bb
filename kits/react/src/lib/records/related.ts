import { fieldOf, holdsMany, type Entity, type Field, type FieldValue, type Row } from './fields'

/** The records whose relation points at a record, in their stored order: the newest first. */
export function pointingAt(rows: readonly Row[], field: string, id: string): Row[] {
  return rows.filter((row) => {
    const value = row[field]
    return Array.isArray(value) ? value.includes(id) : value === id
  })
}

/** The value with which a relation points at a record. */
export function pointer(entity: Entity, field: string, id: string): FieldValue {
  const relation = fieldOf(entity, field)
  return relation && holdsMany(relation) ? [id] : id
}

/** The fields of a comment or review, found by what they hold. */
export interface RemarkFields {
  text?: Field
  author?: Field
  date?: Field
  rating?: Field
  /** A line that sums the review up. */
  title?: Field
}

const AUTHOR = /author|name|user|writer|reviewer|commenter|customer|guest|member|postedBy|from/i
const TITLE = /title|subject|headline|summary/i

export function remarkFields(entity: Entity): RemarkFields {
  const lines = entity.fields.filter((f) => f.type === 'text' && !f.multiline)
  const long = entity.fields.find((f) => f.type === 'text' && f.multiline)
  const title = lines.find((f) => TITLE.test(f.id))
  const author = lines.find((f) => AUTHOR.test(f.id)) ?? (long && lines.find((f) => f !== title))
  return {
    text: long ?? lines.find((f) => f !== author && f !== title) ?? title,
    author,
    date:
      entity.fields.find((f) => f.type === 'dateTime') ??
      entity.fields.find((f) => f.type === 'date'),
    rating: entity.fields.find((f) => f.type === 'rating'),
    title: long || lines.some((f) => f !== author && f !== title) ? title : undefined,
  }
}

/** Oldest first; of the same time, in the order in which they were added. */
export function byDate(rows: readonly Row[], date: Field | undefined): Row[] {
  const added = rows.toReversed()
  if (!date) return added
  return added.toSorted((a, b) => String(a[date.id] ?? '').localeCompare(String(b[date.id] ?? '')))
}

/** The average of a rating to one decimal; null when nobody has rated. */
export function averageRating(rows: readonly Row[], field: string): number | null {
  const ratings = rows.map((row) => row[field]).filter((value) => typeof value === 'number')
  if (ratings.length === 0) return null
  return Math.round((ratings.reduce((sum, value) => sum + value, 0) / ratings.length) * 10) / 10
}
