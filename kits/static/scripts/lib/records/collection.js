import { newId } from '../id.js'
import { fitRow } from './values.js'

/** The records of an entity as stored; its samples when nothing was ever stored. */
export function readRows(entity, stored) {
  if (!Array.isArray(stored)) return sampleRows(entity)
  return stored.map((row) => fitRow(entity, row)).filter((row) => row !== null)
}

export function addRow(entity, rows, values, now, id = newId()) {
  return [{ ...values, ...entity.onCreate?.(now), id }, ...rows]
}

export function changeRow(entity, rows, id, values, now) {
  return rows.map((row) => {
    if (row.id !== id) return row
    const after = { ...row, ...values, id }
    return { ...after, ...entity.onChange?.(row, after, now), id }
  })
}

export function removeRow(rows, id) {
  return rows.filter((row) => row.id !== id)
}

/** Puts a removed record back where it was. */
export function restoreRow(rows, row, index) {
  return rows.some((known) => known.id === row.id) ? [...rows] : rows.toSpliced(index, 0, row)
}

/** Samples have fixed ids, so that relations between samples hold. */
function sampleRows(entity) {
  return entity.samples
    .map((sample, index) => fitRow(entity, { ...sample, id: sampleId(entity.key, index) }))
    .filter((row) => row !== null)
}

export function sampleId(entityKey, index) {
  return `${entityKey}-${index + 1}`
}
