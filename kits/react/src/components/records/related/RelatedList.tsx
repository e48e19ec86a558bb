import { useState } from 'react'
import { isEmpty, titleField, type Entity, type Row } from '../../../lib/records/fields'
import type { Names } from '../../../lib/records/query'
import { useNames } from '../../../lib/records/useNames'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { RecordDialog } from '../RecordDialog'
import { RecordForm } from '../RecordForm'
import { RowActions, Toggle, type Actions } from '../RowActions'
import { TitleLink } from '../TitleLink'
import { ValueView } from '../ValueView'
import { RelatedHead } from './RelatedHead'
import { useRelated } from './useRelated'

interface Props {
  entity: Entity
  /** The relation that points at the record of the page. */
  field: string
  heading?: string
}

/** What belongs to a record, with a form to add more of it. */
export function RelatedList({ entity, field, heading = entity.plural }: Props) {
  const related = useRelated(entity, field)
  const names = useNames(entity)
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<Row | null>(null)
  const singular = entity.singular.toLowerCase()
  const actions = {
    edit: setEditing,
    remove: (row: Row) => related.remove(row),
    toggle: (row: Row, id: string) => related.collection.change(row.id, { [id]: row[id] !== true }),
  }

  return (
    <section className="flex flex-col gap-3" aria-label={heading}>
      <RelatedHead heading={heading} count={related.rows.length}>
        <Button icon="plus" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Add {singular}
        </Button>
      </RelatedHead>
      <ErrorNotice message={related.collection.error} />
      {adding && (
        <div className={`${cardStyle} overflow-hidden`}>
          <RecordForm
            entity={entity}
            without={[field]}
            submitLabel={`Save ${singular}`}
            error={related.collection.error}
            onCancel={() => setAdding(false)}
            onSubmit={(values) => {
              const added = related.add(values)
              if (added) setAdding(false)
              return added
            }}
          />
        </div>
      )}
      {related.rows.length === 0 ? (
        <p className="text-sm text-muted">No {entity.plural.toLowerCase()} yet.</p>
      ) : (
        <ul className={`${cardStyle} divide-y divide-line`} aria-label={heading}>
          {related.rows.map((row) => (
            <RelatedRow key={row.id} {...{ entity, field, names, row, actions }} />
          ))}
        </ul>
      )}
      {editing && (
        <RecordDialog
          entity={entity}
          collection={related.collection}
          row={editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

interface RowProps {
  entity: Entity
  field: string
  names: Names
  row: Row
  actions: Actions
}

function RelatedRow({ entity, field, names, row, actions }: RowProps) {
  const title = titleField(entity)
  const rest = entity.fields.filter(
    (known) => known !== title && known.id !== field && !isEmpty(row[known.id]),
  )
  return (
    <li className="flex items-start gap-3 py-2.5 pr-2 pl-5 text-sm">
      <div className="min-w-0 flex-1 py-1.5">
        <p className="font-medium break-words">
          {title && <TitleLink entity={entity} field={title} row={row} names={names} />}
        </p>
        {rest.length > 0 && (
          <dl className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1 text-muted">
            {rest.map((known) => (
              <div key={known.id} className="flex min-w-0 items-center gap-1.5">
                <dt className={known.type === 'text' ? 'sr-only' : undefined}>{known.label}</dt>
                <dd className="min-w-0 break-words whitespace-pre-line text-ink">
                  {known.type === 'boolean' ? (
                    <Toggle entity={entity} row={row} field={known} actions={actions} />
                  ) : (
                    <ValueView field={known} value={row[known.id]} names={names} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <RowActions entity={entity} row={row} actions={actions} />
    </li>
  )
}
