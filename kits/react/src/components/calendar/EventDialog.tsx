import { isEmpty, titleField, type Entity, type Row } from '../../lib/records/fields'
import { quotedTitle, titleOf } from '../../lib/records/format'
import type { Names } from '../../lib/records/query'
import type { Collection } from '../../lib/records/useCollection'
import { hashOfRecord } from '../../lib/route'
import type { News } from '../../lib/news'
import { ValueView } from '../records/ValueView'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

interface Props {
  entity: Entity
  collection: Collection
  names: Names
  row: Row
  readOnly: boolean
  onEdit: () => void
  onClose: () => void
  tell: (news: News) => void
}

/** One event with all its fields, and what can be done with it. */
export function EventDialog(props: Props) {
  const { entity, collection, names, row, readOnly, onEdit, onClose, tell } = props
  const title = titleField(entity)
  const fields = entity.fields.filter((field) => field !== title && !isEmpty(row[field.id]))

  function remove() {
    const place = collection.place(row.id)
    if (!place || !collection.remove(row.id)) return
    tell({
      text: `Deleted ${quotedTitle(entity, row, names)}`,
      undo: () => collection.restore(place),
    })
    onClose()
  }

  return (
    <Dialog title={titleOf(entity, row, names) || entity.singular} onClose={onClose}>
      <dl className="flex flex-col gap-3 p-5 text-sm">
        {fields.map((field) => (
          <div key={field.id} className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
            <dt className="text-muted">{field.label}</dt>
            <dd className="min-w-0 break-words whitespace-pre-line">
              <ValueView field={field} value={row[field.id]} names={names} />
            </dd>
          </div>
        ))}
      </dl>
      {(!readOnly || entity.page !== undefined) && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3.5">
          {entity.page !== undefined && (
            <a
              href={hashOfRecord(entity.page, row.id)}
              className="mr-auto rounded text-sm font-medium text-accent hover:underline"
            >
              Open page
            </a>
          )}
          {!readOnly && (
            <>
              <Button icon="trash" onClick={remove}>
                Delete
              </Button>
              <Button look="primary" icon="pencil" onClick={onEdit}>
                Edit
              </Button>
            </>
          )}
        </footer>
      )}
    </Dialog>
  )
}
