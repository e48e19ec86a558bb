import { useMemo } from 'react'
import type { Values } from '../../../lib/records/collection'
import type { Entity, Row } from '../../../lib/records/fields'
import { quotedTitle } from '../../../lib/records/format'
import { pointer, pointingAt } from '../../../lib/records/related'
import { useCollection } from '../../../lib/records/useCollection'
import { useRecord } from '../RecordContext'

/** The records of another entity that belong to the record of the page, by the relation `field`. */
export function useRelated(entity: Entity, field: string) {
  const { row, tell } = useRecord()
  const collection = useCollection(entity)
  const rows = useMemo(
    () => pointingAt(collection.rows, field, row.id),
    [collection.rows, field, row.id],
  )
  return {
    collection,
    rows,
    add: (values: Values) => collection.add({ ...values, [field]: pointer(entity, field, row.id) }),
    remove: (gone: Row, text = `Deleted ${quotedTitle(entity, gone)}`) => {
      const place = collection.place(gone.id)
      if (place && collection.remove(gone.id)) {
        tell({ text, undo: () => collection.restore(place) })
      }
    },
  }
}
