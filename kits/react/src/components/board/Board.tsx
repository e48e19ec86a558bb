import { useCallback, useMemo, useState } from 'react'
import { columnsOf, moveCard, neighbour } from '../../lib/board'
import { changeRow, type Place } from '../../lib/records/collection'
import { mayBecome } from '../../lib/records/effects'
import { fieldOf, titleField, type Choice, type Entity, type Row } from '../../lib/records/fields'
import { runQuery } from '../../lib/records/query'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { Part } from '../layout/Page'
import { RecordForm } from '../records/RecordForm'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { SearchInput } from '../ui/SearchInput'
import { BoardColumn } from './BoardColumn'

interface Props {
  entity: Entity
  heading?: string
  /** Id of the choice field whose options are the columns. */
  field: string
  cardFields: readonly string[]
  search?: boolean
}

const noOptions: readonly Choice[] = []

type Editing = { row: Row } | { startIn: string | null }

/** Records as cards in columns. Cards move by dragging, with the arrow keys, or with their buttons. */
export function Board({ entity, heading, field, cardFields, search = false }: Props) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const [text, setText] = useState('')
  const [editing, setEditing] = useState<Editing | null>(null)
  const [removed, setRemoved] = useState<{ row: Row; place: Place } | null>(null)
  const [news, setNews] = useState('')
  const forget = useCallback(() => setRemoved(null), [])

  const columnField = fieldOf(entity, field)
  const options = columnField?.type === 'choice' ? columnField.options : noOptions
  const columns = useMemo(() => {
    const found = runQuery(
      entity,
      collection.rows,
      { search: text, filters: {}, sort: null },
      names,
    )
    return columnsOf(found, field, options)
  }, [entity, collection.rows, names, text, field, options])
  const singular = entity.singular.toLowerCase()

  function move(row: Row, value: string, beforeId: string | null = null) {
    const label = options.find((option) => option.value === value)?.label ?? value
    const now = new Date()
    const moved = collection.edit((rows) => {
      // With the entity's reactions to the change, such as a completion date.
      const changed =
        row[field] === value ? rows : changeRow(entity, rows, row.id, { [field]: value }, now)
      return moveCard(changed, row.id, beforeId)
    })
    if (!moved) return
    setNews(`${titleOf(entity, row)} moved to ${label}`)
  }

  function remove(row: Row) {
    const place = collection.place(row.id)
    if (place && collection.remove(row.id)) setRemoved({ row, place })
  }

  return (
    <Part heading={heading}>
      <ErrorNotice message={collection.error} />
      <div className="flex flex-wrap items-center gap-2">
        {search && (
          <SearchInput
            label={`Search ${entity.plural.toLowerCase()}`}
            value={text}
            onChange={setText}
          />
        )}
        <Button
          look="primary"
          icon="plus"
          className="ml-auto"
          onClick={() => setEditing({ startIn: options[0]?.value ?? null })}
        >
          Add {singular}
        </Button>
      </div>
      <div className="-mx-4 flex snap-x gap-4 overflow-x-auto px-4 pb-4 sm:-mx-6 sm:px-6">
        {columns.map((column) => (
          <BoardColumn
            key={column.value ?? ''}
            entity={entity}
            names={names}
            column={column}
            tone={options.find((option) => option.value === column.value)?.tone}
            cardFields={cardFields}
            onAdd={
              mayHold(entity, field, null, column.value)
                ? () => setEditing({ startIn: column.value })
                : undefined
            }
            onEdit={(row) => setEditing({ row })}
            onRemove={remove}
            onDrop={(id, beforeId) => {
              const row = collection.rows.find((known) => known.id === id)
              if (row && column.value !== null) move(row, column.value, beforeId)
            }}
            target={(row, steps) =>
              neighbour(options, column.value, steps, (value) => mayHold(entity, field, row, value))
            }
            onMove={move}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {news}
      </p>
      {editing && (
        <Dialog
          title={'row' in editing ? `Edit ${singular}` : `Add ${singular}`}
          onClose={() => setEditing(null)}
        >
          <RecordForm
            entity={'row' in editing ? entity : startingIn(entity, field, editing.startIn)}
            row={'row' in editing ? editing.row : undefined}
            submitLabel={'row' in editing ? 'Save changes' : `Add ${singular}`}
            error={collection.error}
            onCancel={() => setEditing(null)}
            onSubmit={(values) => {
              const saved =
                'row' in editing
                  ? collection.change(editing.row.id, values)
                  : collection.add(values)
              if (saved) setEditing(null)
              return saved
            }}
          />
        </Dialog>
      )}
      {removed && (
        <UndoNotice
          text={`Deleted ${titleOf(entity, removed.row)}`}
          onClose={forget}
          onUndo={() => {
            collection.restore(removed.place)
            setRemoved(null)
          }}
        />
      )}
    </Part>
  )
}

/** The entity with another default for the column field, for a form opened from a column. */
function startingIn(entity: Entity, field: string, value: string | null): Entity {
  return {
    ...entity,
    fields: entity.fields.map((known) =>
      known.id === field ? { ...known, default: value } : known,
    ),
  }
}

function titleOf(entity: Entity, row: Row): string {
  const field = titleField(entity)
  return String((field && row[field.id]) || entity.singular)
}

/** Whether a record may get this state; null stands for a new one. */
function mayHold(entity: Entity, id: string, row: Row | null, value: string | null): boolean {
  const field = fieldOf(entity, id)
  return value !== null && (!field || mayBecome(entity, row, field, value))
}
