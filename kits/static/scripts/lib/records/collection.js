import { newId } from '../id.js'
import { fitRow } from './values.js'

/** A removed record as it was stored, and where: what brings it back. */
/** The records of an entity for the screen; its samples when nothing was ever stored. */
export function readRows(entity, stored) {
  return split(entity, stored)
    .rows.map((row) => fitRow(entity, row))
    .filter((row) => row !== null)
}

/**
 * Changes the records as they are stored and gives what to store: members that the entity does not know (a hidden field, one
 * of a newer app) stay, and so do entries that are no records.
 */
export function editRows(entity, stored, edit) {
  const { rows, rest } = split(entity, stored)
  return [...edit(rows), ...rest]
}

export function addRow(entity, rows, values, now, id = newId()) {
  return [{ ...values, ...entity.onCreate?.(now), id }, ...rows]
}

/** Writes only what differs from what the screen showed: a stored value that could not be read there stays. */
export function changeRow(entity, rows, id, values, now) {
  return rows.map((row) => {
    const before = row.id === id ? fitRow(entity, row) : null
    if (!before) return row
    const after = { ...before, ...values, id }
    const wanted = { ...values, ...entity.onChange?.(before, after, now) }
    const changed = Object.entries(wanted).filter(
      ([field, value]) => !sameValue(value, before[field]),
    )
    return { ...row, ...Object.fromEntries(changed), id }
  })
}

export function removeRow(rows, id) {
  return rows.filter((row) => row.id !== id)
}

export function placeOf(entity, stored, id) {
  const { rows } = split(entity, stored)
  const index = rows.findIndex((row) => row.id === id)
  const row = rows[index]
  return row ? { row, index } : null
}

/** Puts a removed record back where it was. */
export function restoreRow(rows, { row, index }) {
  return rows.some((known) => known.id === row.id) ? [...rows] : rows.toSpliced(index, 0, row)
}

/** Samples have fixed ids, so that relations between samples hold. */
export function sampleId(entityKey, index) {
  return `${entityKey}-${index + 1}`
}

export function sameValue(a, b) {
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b))
}

function split(entity, stored) {
  if (!Array.isArray(stored)) {
    const samples = entity.samples.map((sample, i) => ({ ...sample, id: sampleId(entity.key, i) }))
    return { rows: samples, rest: [] }
  }
  return { rows: stored.filter(isRow), rest: stored.filter((entry) => !isRow(entry)) }
}

/** Members of a stored record may hold anything; only its id is sure. */
function isRow(entry) {
  return typeof entry === 'object' && entry !== null && typeof entry.id === 'string'
}
