import { fieldOf, titleField, type Entity, type Row } from '../records/fields'
import type { Names } from '../records/query'
import { textOf } from './text'

/** Which field of an entity says what on a menu. */
export interface MenuFields {
  category?: string
  price?: string
  description?: string
  tags?: string
}

/** The records as lines of a menu; categories in the order of the choices. */
export function readMenu(entity: Entity, rows: readonly Row[], fields: MenuFields, names: Names) {
  const title = titleField(entity)
  const text = (row: Row, id: string | undefined) => (id ? textOf(entity, row, id, names) : '')
  const lines = rows.map((row) => ({
    category: text(row, fields.category),
    name: text(row, title?.id),
    price: text(row, fields.price),
    text: text(row, fields.description),
    tags: text(row, fields.tags).split(', ').filter(Boolean),
  }))
  const field = fields.category ? fieldOf(entity, fields.category) : undefined
  if (field?.type !== 'choice') return lines
  const place = (category: string) => field.options.findIndex((option) => option.label === category)
  return lines.sort((a, b) => place(a.category) - place(b.category))
}
