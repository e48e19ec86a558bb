import { useState } from 'react'
import { addRow, type Values } from '../../../lib/records/collection'
import { countOf } from '../../../lib/records/format'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useList } from '../ListContext'
import { ImportDialog } from './ImportDialog'

/** Adds records from a file. */
export function ImportButton() {
  const { entity, collection, names, tell } = useList()
  const [open, setOpen] = useState(false)

  function add(values: readonly Values[]): boolean {
    const now = new Date()
    const added = values.flatMap((one) => addRow(entity, [], one, now))
    if (!collection.edit((rows) => [...added, ...rows])) return false
    setOpen(false)
    const ids = new Set(added.map((row) => row.id))
    tell({
      text: `Added ${countOf(entity, added.length)}`,
      undo: () => collection.edit((rows) => rows.filter((row) => !ids.has(row.id))),
    })
    return true
  }

  return (
    <>
      <Button icon="upload" onClick={() => setOpen(true)}>
        Import
      </Button>
      {open && (
        <Dialog wide title={`Import ${entity.plural.toLowerCase()}`} onClose={() => setOpen(false)}>
          <ImportDialog entity={entity} names={names} error={collection.error} onAdd={add} />
        </Dialog>
      )}
    </>
  )
}
