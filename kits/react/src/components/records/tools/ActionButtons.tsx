import { useState } from 'react'
import { cx } from '../../../lib/cx'
import { isOffered, outcomeOf, valueToSet, type RowAction } from '../../../lib/records/actions'
import { quotedTitle } from '../../../lib/records/format'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useRecord } from '../RecordContext'

const tones = {
  gray: 'border-line text-ink hover:bg-sunken',
  green:
    'border-emerald-300 text-emerald-800 hover:bg-emerald-50 dark:border-emerald-800 dark:text-emerald-200 dark:hover:bg-emerald-950',
  red: 'border-red-300 text-red-800 hover:bg-red-50 dark:border-red-800 dark:text-red-200 dark:hover:bg-red-950',
}

/** One button per action that makes sense for the record as it is. */
export function ActionButtons({ actions }: { actions: readonly RowAction[] }) {
  const { entity, collection, names, row, tell } = useRecord()
  const [asking, setAsking] = useState<RowAction | null>(null)

  function run(action: RowAction) {
    const value = valueToSet(entity, action, new Date())
    const before = collection.place(row.id)?.row
    if (!before || !collection.change(row.id, { [action.field]: value })) return
    tell({
      text: outcomeOf(entity, row, action.field, value, names),
      // As it was stored, with all that the change has set beside.
      undo: () =>
        collection.edit((rows) => rows.map((known) => (known.id === before.id ? before : known))),
    })
  }

  return (
    <>
      {actions
        .filter((action) => isOffered(action, row))
        .map((action) => (
          <button
            key={action.label}
            type="button"
            className={cx(
              'h-8 rounded-lg border bg-surface px-2.5 text-xs font-medium whitespace-nowrap shadow-sm transition',
              tones[action.tone ?? 'gray'],
            )}
            aria-label={`${action.label}: ${quotedTitle(entity, row, names)}`}
            onClick={() => (action.confirm === undefined ? run(action) : setAsking(action))}
          >
            {action.label}
          </button>
        ))}
      {asking && (
        <Dialog title={asking.label} onClose={() => setAsking(null)}>
          <p className="p-5 text-left text-sm leading-relaxed whitespace-normal">
            {asking.confirm}
          </p>
          <footer className="flex justify-end gap-2 border-t border-line px-5 py-3.5">
            <Button onClick={() => setAsking(null)}>Go back</Button>
            <Button
              look={asking.tone === 'red' ? 'danger' : 'primary'}
              onClick={() => {
                run(asking)
                setAsking(null)
              }}
            >
              {asking.label}
            </Button>
          </footer>
        </Dialog>
      )}
    </>
  )
}
