import {
  addRow,
  changeRow,
  placeOf,
  readRows,
  removeRow,
  restoreRow,
} from '../lib/records/collection.js'
import { saveRows } from '../lib/records/effects.js'
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
    (stored) => stored,
    (stored) => draw(readRows(entity, stored), names.get()),
  )
  names.subscribe(() => rows.draw())
  const edit = (change) => rows.attempt(() => saveRows(store, entity, change))

  return {
    error: rows.error,
    problem: rows.problem,
    read: () => readRows(entity, rows.read()),
    draw: rows.draw,
    names: names.get,
    /** Where a record is, to bring it back after it was removed. */
    place: (id) => placeOf(entity, rows.read(), id),
    /** Any other change, such as a new order, of the records as they are stored. */
    edit,
    add: (values) => edit((current) => addRow(entity, current, values, new Date())),
    change: (id, values) => edit((current) => changeRow(entity, current, id, values, new Date())),
    /** Deletes a record and offers to bring it back. */
    remove(row) {
      const place = placeOf(entity, rows.read(), row.id)
      if (!place || !edit((current) => removeRow(current, row.id))) return
      offerUndo(`Deleted “${rowName(entity, row)}”`, () =>
        edit((current) => restoreRow(current, place)),
      )
    },
  }
}

export function rowName(entity, row) {
  const field = titleField(entity)
  return String((field && row[field.id]) || entity.singular)
}
