import { useMemo } from 'react'
import { store } from '../../store'
import { useAttempt, useStored } from '../store/useStored'
import {
  addRow,
  changeRow,
  placeOf,
  readRows,
  removeRow,
  restoreRow,
  type Place,
  type Values,
} from './collection'
import { saveRows } from './effects'
import type { Entity, Row } from './fields'

/** The records of an entity and the ways to change them. Each change says whether it could be stored. */
export function useCollection(entity: Entity) {
  const { value: stored } = useStored<unknown>(entity.key, (value) => value)
  const { attempt, error } = useAttempt()
  const rows = useMemo(() => readRows(entity, stored), [entity, stored])
  const update = (edit: (rows: Row[]) => Row[]) => attempt(() => saveRows(store, entity, edit))

  return {
    rows,
    error,
    add: (values: Values) => update((current) => addRow(entity, current, values, new Date())),
    change: (id: string, values: Values) =>
      update((current) => changeRow(entity, current, id, values, new Date())),
    remove: (id: string) => update((current) => removeRow(current, id)),
    /** Where a record is, to bring it back after it was removed. */
    place: (id: string) => placeOf(entity, stored, id),
    restore: (place: Place) => update((current) => restoreRow(current, place)),
    /** Any other change, such as a new order, of the records as they are stored. */
    edit: update,
  }
}

export type Collection = ReturnType<typeof useCollection>
