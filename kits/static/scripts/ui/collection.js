import { addRow, changeRow, readRows, removeRow, restoreRow } from '../lib/records/collection.js'
import { titleField } from '../lib/records/fields.js'
import { namesSource } from '../lib/records/names.js'
import { store } from '../store.js'
import { kept } from './kept.js'
import { offerUndo } from './notices.js'

/** The records of an entity and the ways to change them; `draw` is called with the rows and the names of related records. */
export function collection(entity, draw) {
  const names = namesSource(store, entity)
  const rows = kept(
    entity.key,
    (stored) => readRows(entity, stored),
    (current) => draw(current, names.get()),
  )
  names.subscribe(() => rows.draw())

  return {
    error: rows.error,
    read: rows.read,
    draw: rows.draw,
    names: names.get,
    edit: rows.change,
    add: (values) => rows.change((current) => addRow(entity, current, values, new Date())),
    change: (id, values) =>
      rows.change((current) => changeRow(entity, current, id, values, new Date())),
    /** Deletes a record and offers to bring it back. */
    remove(row) {
      const index = rows.read().findIndex((known) => known.id === row.id)
      if (!rows.change((current) => removeRow(current, row.id))) return
      offerUndo(`Deleted “${rowName(entity, row)}”`, () =>
        rows.change((current) => restoreRow(current, row, index)),
      )
    },
  }
}

export function rowName(entity, row) {
  const field = titleField(entity)
  return String((field && row[field.id]) || entity.singular)
}
