import { newId } from '../id'
import type { Entity, FieldValue, Row } from './fields'
import { fitRow } from './values'

export type Values = Record<string, FieldValue>

/** The records of an entity as stored; its samples when nothing was ever stored. */
export function readRows(entity: Entity, stored: unknown): Row[] {
  if (!Array.isArray(stored)) return sampleRows(entity)
  return stored.map((row) => fitRow(entity, row)).filter((row) => row !== null)
}

export function addRow(
  entity: Entity,
  rows: readonly Row[],
  values: Values,
  now: Date,
  id = newId(),
): Row[] {
  return [{ ...values, ...entity.onCreate?.(now), id } as Row, ...rows]
}

export function changeRow(
  entity: Entity,
  rows: readonly Row[],
  id: string,
  values: Values,
  now: Date,
): Row[] {
  return rows.map((row) => {
    if (row.id !== id) return row
    const after = { ...row, ...values, id } as Row
    return { ...after, ...entity.onChange?.(row, after, now), id } as Row
  })
}

export function removeRow(rows: readonly Row[], id: string): Row[] {
  return rows.filter((row) => row.id !== id)
}

/** Puts a removed record back where it was. */
export function restoreRow(rows: readonly Row[], row: Row, index: number): Row[] {
  return rows.some((known) => known.id === row.id) ? [...rows] : rows.toSpliced(index, 0, row)
}

/** Samples have fixed ids, so that relations between samples hold. */
function sampleRows(entity: Entity): Row[] {
  return entity.samples
    .map((sample, index) => fitRow(entity, { ...sample, id: sampleId(entity.key, index) }))
    .filter((row) => row !== null)
}

export function sampleId(entityKey: string, index: number): string {
  return `${entityKey}-${index + 1}`
}
