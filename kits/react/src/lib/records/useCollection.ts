import { useMemo, useState } from 'react'
import { store } from '../../store'
import { useAttempt, useStored } from '../store/useStored'
import {
  addRow,
  changeRow,
  placeOf,
  readRows,
  removeRow,
  restoreRow,
  tellSaved,
  type Place,
  type Values,
} from './collection'
import { saveRows } from './effects'
import type { Entity, Row } from './fields'
import { isOwn, REFUSED, useAccess } from './useAccess'

/** The records of an entity and the ways to change them. Each change says whether it could be stored. */
export function useCollection(entity: Entity) {
  const { value: stored } = useStored<unknown>(entity.key, (value) => value)
  const { attempt, error } = useAttempt()
  const { mayWrite, own } = useAccess(entity)
  const [refused, setRefused] = useState(false)
  const rows = useMemo(
    () => readRows(entity, stored).filter((row) => isOwn(row, own)),
    [entity, stored, own],
  )

  /** `id` names the record that is about to change: it must be one the viewer sees. */
  function write(edit: (rows: Row[]) => Row[], id?: string): boolean {
    const allowed = mayWrite && (id === undefined || rows.some((row) => row.id === id))
    setRefused(!allowed)
    return allowed && attempt(() => saveRows(store, entity, edit))
  }

  function update(edit: (rows: Row[]) => Row[], id?: string): boolean {
    let before: Row[] = []
    let after: Row[] = []
    const saved = write((current) => {
      before = current
      after = edit(current)
      return after
    }, id)
    if (saved) tellSaved(entity, before, after)
    return saved
  }

  return {
    rows,
    error: refused ? REFUSED : error,
    /** Whether the viewer may add, change and delete. */
    mayWrite,
    add: (values: Values) =>
      update((current) =>
        addRow(entity, current, own ? { ...values, [own.field]: own.value } : values, new Date()),
      ),
    change: (id: string, values: Values) =>
      update((current) => changeRow(entity, current, id, values, new Date()), id),
    remove: (id: string) => update((current) => removeRow(current, id), id),
    /** Where a record is, to bring it back after it was removed. */
    place: (id: string) => placeOf(entity, stored, id),
    restore: (place: Place) => write((current) => restoreRow(current, place)),
    /** Any other change, such as a new order, of the records as they are stored. */
    edit: (edit: (rows: Row[]) => Row[]) => update(edit),
  }
}

export type Collection = ReturnType<typeof useCollection>
