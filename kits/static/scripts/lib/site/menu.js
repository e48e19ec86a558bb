import { fieldOf, titleField } from '../records/fields.js'
import { textOf } from './text.js'

/** Which field of an entity says what on a menu. */
/** The records as lines of a menu; categories in the order of the choices. */
export function readMenu(entity, rows, fields, names) {
  const title = titleField(entity)
  const text = (row, id) => (id ? textOf(entity, row, id, names) : '')
  const lines = rows.map((row) => ({
    category: text(row, fields.category),
    name: text(row, title?.id),
    price: text(row, fields.price),
    text: text(row, fields.description),
    tags: text(row, fields.tags).split(', ').filter(Boolean),
  }))
  const field = fields.category ? fieldOf(entity, fields.category) : undefined
  if (field?.type !== 'choice') return lines
  const place = (category) => field.options.findIndex((option) => option.label === category)
  return lines.sort((a, b) => place(a.category) - place(b.category))
}
