import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useList } from '../ListContext'
import { CompareTable } from './CompareTable'

/** Shows the ticked records side by side. */
export function CompareButton() {
  const { entity, collection, names, ticked, tick } = useList()
  const [open, setOpen] = useState(false)
  const plural = entity.plural.toLowerCase()
  const rows = ticked.flatMap((id) => collection.rows.find((row) => row.id === id) ?? [])

  return (
    <span className="inline-flex">
      <Button
        disabled={rows.length < 2}
        title={rows.length < 2 ? `Tick 2 to 4 ${plural} to compare them.` : undefined}
        onClick={() => setOpen(true)}
      >
        {rows.length === 0 ? 'Compare' : `Compare (${rows.length})`}
      </Button>
      {rows.length > 0 && (
        <Button look="quiet" className="px-3" onClick={() => tick([])}>
          Clear selection
        </Button>
      )}
      {open && (
        <Dialog wide title={`Compare ${plural}`} onClose={() => setOpen(false)}>
          <CompareTable entity={entity} names={names} rows={rows} />
        </Dialog>
      )}
    </span>
  )
}
