import type { Values } from '../../lib/records/collection'
import type { Entity, Row } from '../../lib/records/fields'
import type { Collection } from '../../lib/records/useCollection'
import { Dialog } from '../ui/Dialog'
import { RecordForm } from './RecordForm'

interface Props {
  entity: Entity
  collection: Collection
  /** The record to edit; none for a new one. */
  row?: Row
  /** What a new record starts with, beside the defaults of its fields. */
  initial?: Values
  onClose: () => void
  onAdded?: (values: Values) => void
}

/** The form of a record in a window. */
export function RecordDialog({ entity, collection, row, initial, onClose, onAdded }: Props) {
  const singular = entity.singular.toLowerCase()
  return (
    <Dialog title={row ? `Edit ${singular}` : `Add ${singular}`} onClose={onClose}>
      <RecordForm
        entity={entity}
        row={row}
        initial={initial}
        submitLabel={row ? 'Save changes' : `Add ${singular}`}
        error={collection.error}
        onCancel={onClose}
        onSubmit={(values) => {
          const saved = row ? collection.change(row.id, values) : collection.add(values)
          if (!saved) return false
          onClose()
          if (!row) onAdded?.(values)
          return true
        }}
      />
    </Dialog>
  )
}
