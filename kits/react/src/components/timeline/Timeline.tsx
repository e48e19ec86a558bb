import { useMemo, useState } from 'react'
import { fieldOf, titleField, type Entity, type Row } from '../../lib/records/fields'
import { quotedTitle } from '../../lib/records/format'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { spansOfTime } from '../../lib/timeline'
import { Part } from '../layout/Page'
import { RecordDialog } from '../records/RecordDialog'
import { RowActions } from '../records/RowActions'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { useUndoNotice } from '../ui/useUndoNotice'
import { TimelineEntry } from './TimelineEntry'

interface Props {
  entity: Entity
  heading?: string
  /** Id of the field that says when. */
  date: string
  /** What is shown of a record beside its title; its other fields by default. */
  fields?: readonly string[]
  /** `month`, or `year` where records are spread over many years, by default. */
  groupBy?: 'month' | 'year'
  order?: 'newest' | 'oldest'
  readOnly?: boolean
}

/** Records along a line of time. */
export function Timeline({
  entity,
  heading,
  date,
  fields,
  groupBy,
  order = 'newest',
  readOnly = false,
}: Props) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const { notice, tell } = useUndoNotice()
  const [editing, setEditing] = useState<Row | 'new' | null>(null)
  const spans = useMemo(
    () => spansOfTime(collection.rows, date, order, groupBy),
    [collection.rows, date, order, groupBy],
  )
  const shown = fields
    ? fields.map((id) => fieldOf(entity, id)).filter((field) => field !== undefined)
    : entity.fields.filter((field) => field.id !== date && field !== titleField(entity))
  const actions = {
    edit: setEditing,
    remove: (row: Row) => {
      const place = collection.place(row.id)
      if (!place || !collection.remove(row.id)) return
      const text = `Deleted ${quotedTitle(entity, row, names)}`
      tell({ text, undo: () => collection.restore(place) })
    },
    toggle: () => undefined,
  }
  const addButton = readOnly ? null : (
    <Button look="primary" icon="plus" onClick={() => setEditing('new')}>
      Add {entity.singular.toLowerCase()}
    </Button>
  )

  return (
    <Part heading={heading}>
      <ErrorNotice message={collection.error} />
      {collection.rows.length === 0 ? (
        <div className={cardStyle}>
          <EmptyState icon="calendar" title={`No ${entity.plural.toLowerCase()} yet`}>
            {addButton}
          </EmptyState>
        </div>
      ) : (
        <>
          {addButton && <div className="self-end">{addButton}</div>}
          {spans.map((span) => (
            <section key={span.key} aria-label={span.label} className="flex flex-col gap-3">
              <h3 className="text-sm font-semibold tracking-tight text-muted">{span.label}</h3>
              <ol className="ml-2 flex flex-col gap-4 border-l-2 border-line pb-2">
                {span.rows.map((row) => (
                  <TimelineEntry
                    key={row.id}
                    {...{ entity, names, row }}
                    date={fieldOf(entity, date)}
                    fields={shown}
                  >
                    {!readOnly && <RowActions entity={entity} row={row} actions={actions} />}
                  </TimelineEntry>
                ))}
              </ol>
            </section>
          ))}
        </>
      )}
      {editing && (
        <RecordDialog
          entity={entity}
          collection={collection}
          row={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {notice}
    </Part>
  )
}
