import { newId } from '../id'
import type { Entity, FieldValue, Row } from './fields'
import { fitRow } from './values'

export type Values = Record<string, FieldValue>

/** A removed record as it was stored, and where: what brings it back. */
export interface Place {
  row: Row
  index: number
}

/** The records of an entity for the screen; its samples when nothing was ever stored. */
export function readRows(entity: Entity, stored: unknown): Row[] {
  return split(entity, stored)
    .rows.map((row) => fitRow(entity, row))
    .filter((row) => row !== null)
}

/**
 * Changes the records as they are stored and gives what to store: members that the entity does not know (a hidden field, one
 * of a newer app) stay, and so do entries that are no records.
 */
export function editRows(entity: Entity, stored: unknown, edit: (rows: Row[]) => Row[]): unknown[] {
  const { rows, rest } = split(entity, stored)
  return [...edit(rows), ...rest]
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

/** Writes only what differs from what the screen showed: a stored value that could not be read there stays. */
export function changeRow(
  entity: Entity,
  rows: readonly Row[],
  id: string,
  values: Values,
  now: Date,
): Row[] {
  return rows.map((row) => {
    const before = row.id === id ? fitRow(entity, row) : null
    if (!before) return row
    const after = { ...before, ...values, id } as Row
    const wanted = { ...values, ...entity.onChange?.(before, after, now) } as Values
    const changed = Object.entries(wanted).filter(
      ([field, value]) => !sameValue(value, before[field]),
    )
    return { ...row, ...Object.fromEntries(changed), id } as Row
  })
}

export function removeRow(rows: readonly Row[], id: string): Row[] {
  return rows.filter((row) => row.id !== id)
}

export function placeOf(entity: Entity, stored: unknown, id: string): Place | null {
  const { rows } = split(entity, stored)
  const index = rows.findIndex((row) => row.id === id)
  const row = rows[index]
  return row ? { row, index } : null
}

/** Puts a removed record back where it was. */
export function restoreRow(rows: readonly Row[], { row, index }: Place): Row[] {
  return rows.some((known) => known.id === row.id) ? [...rows] : rows.toSpliced(index, 0, row)
}

/** Tells the entity which records were created or changed between two states of the list. */
export function tellSaved(entity: Entity, before: readonly Row[], after: readonly Row[]): void {
  if (!entity.onSaved) return
  const known = new Map(before.map((row) => [row.id, row]))
  for (const row of after) {
    const old = known.get(row.id)
    const now = fitRow(entity, row)
    if (old !== row && now) entity.onSaved(old ? fitRow(entity, old) : null, now, entity)
  }
}

/** Samples have fixed ids, so that relations between samples hold. */
export function sampleId(entityKey: string, index: number): string {
  return `${entityKey}-${index + 1}`
}

export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b))
}

function split(entity: Entity, stored: unknown): { rows: Row[]; rest: unknown[] } {
  if (!Array.isArray(stored)) {
    const samples = entity.samples.map((sample, i) => ({ ...sample, id: sampleId(entity.key, i) }))
    return { rows: samples as Row[], rest: [] }
  }
  return { rows: stored.filter(isRow), rest: stored.filter((entry) => !isRow(entry)) }
}

/** Members of a stored record may hold anything; only its id is sure. */
function isRow(entry: unknown): entry is Row {
  return typeof entry === 'object' && entry !== null && typeof (entry as Row).id === 'string'
}
