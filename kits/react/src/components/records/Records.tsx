import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { downloadText } from '../../lib/download'
import type { Place } from '../../lib/records/collection'
import { recordsCsv } from '../../lib/records/export'
import { fieldOf, titleField, type Entity, type Row } from '../../lib/records/fields'
import type { Measure } from '../../lib/records/measure'
import { runQuery, type Query, type Sort } from '../../lib/records/query'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { Measures } from '../figures/Measures'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { useNarrow } from '../ui/useNarrow'
import { RecordCards } from './RecordCards'
import { RecordForm } from './RecordForm'
import { RecordTable } from './RecordTable'
import { RecordToolbar } from './RecordToolbar'

/** Rows drawn at first; more on request. */
const PAGE_SIZE = 50

interface Props {
  entity: Entity
  heading?: string
  layout?: 'table' | 'cards'
  /** Field ids of the columns, or of what a card shows. */
  columns: readonly string[]
  search?: boolean
  /** Field ids one may filter by. */
  filters?: readonly string[]
  sort?: Sort
  exportCsv?: boolean
  readOnly?: boolean
  summary?: readonly Measure[]
}

/** All records of an entity: find, sort, add, edit, delete. */
export function Records({
  entity,
  heading,
  layout = 'table',
  columns,
  search = false,
  filters = [],
  sort,
  exportCsv = false,
  readOnly = false,
  summary = [],
}: Props) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const [query, setQuery] = useState<Query>({ search: '', filters: {}, sort: sort ?? null })
  const deferred = useDeferredValue(query)
  const found = useMemo(
    () => runQuery(entity, collection.rows, deferred, names),
    [entity, collection.rows, deferred, names],
  )
  const narrow = useNarrow()
  // A table with many columns does not fit on a phone.
  const cards = layout === 'cards' || (narrow && columns.length > 2)
  const [shown, setShown] = useState(PAGE_SIZE)
  const [editing, setEditing] = useState<Row | 'new' | null>(null)
  const [removed, setRemoved] = useState<{ row: Row; place: Place } | null>(null)
  const forget = useCallback(() => setRemoved(null), [])

  function remove(row: Row) {
    const place = collection.place(row.id)
    if (place && collection.remove(row.id)) setRemoved({ row, place })
  }

  const singular = entity.singular.toLowerCase()
  const locked = readOnly || !collection.mayWrite
  const actions = locked
    ? undefined
    : {
        edit: setEditing,
        remove,
        toggle: (row: Row, field: string) =>
          collection.change(row.id, { [field]: row[field] !== true }),
      }
  const list = {
    entity,
    names,
    columns: columns.map((id) => fieldOf(entity, id)).filter((field) => field !== undefined),
    rows: found.slice(0, shown),
    actions,
  }
  const addButton = locked ? null : (
    <Button look="primary" icon="plus" onClick={() => setEditing('new')}>
      Add {singular}
    </Button>
  )

  return (
    <Part heading={heading}>
      {summary.length > 0 && <Measures entity={entity} rows={collection.rows} items={summary} />}
      <ErrorNotice message={collection.error} />
      <RecordToolbar
        entity={entity}
        names={names}
        query={query}
        onChange={(next) => {
          setQuery(next)
          setShown(PAGE_SIZE)
        }}
        search={search}
        filters={filters}
        sortable={cards}
      >
        {exportCsv && (
          <Button
            icon="download"
            disabled={found.length === 0}
            onClick={() =>
              downloadText(`${entity.key}.csv`, recordsCsv(entity, found, names), 'text/csv')
            }
          >
            Export CSV
          </Button>
        )}
        {addButton}
      </RecordToolbar>

      {collection.rows.length === 0 ? (
        <div className={cardStyle}>
          <EmptyState
            title={`No ${entity.plural.toLowerCase()} yet`}
            text={locked ? undefined : `Add your first ${singular} to get started.`}
          >
            {addButton}
          </EmptyState>
        </div>
      ) : found.length === 0 ? (
        <div className={cardStyle}>
          <EmptyState
            icon="search"
            title="Nothing found"
            text="No entry matches your search and filters."
          >
            <Button onClick={() => setQuery({ ...query, search: '', filters: {} })}>
              Clear filters
            </Button>
          </EmptyState>
        </div>
      ) : cards ? (
        <RecordCards {...list} />
      ) : (
        <RecordTable
          {...list}
          sort={query.sort}
          onSort={(next) => setQuery({ ...query, sort: next })}
        />
      )}
      <p role="status" className="text-sm text-muted">
        {count(found.length, entity)}
        {found.length !== collection.rows.length && ` of ${collection.rows.length}`}
        {found.length > shown && (
          <Button
            look="quiet"
            className="ml-2 h-8 text-accent"
            onClick={() => setShown(shown + PAGE_SIZE)}
          >
            Show more
          </Button>
        )}
      </p>

      {editing && (
        <Dialog
          title={editing === 'new' ? `Add ${singular}` : `Edit ${singular}`}
          onClose={() => setEditing(null)}
        >
          <RecordForm
            entity={entity}
            row={editing === 'new' ? undefined : editing}
            submitLabel={editing === 'new' ? `Add ${singular}` : 'Save changes'}
            error={collection.error}
            onCancel={() => setEditing(null)}
            onSubmit={(values) => {
              const saved =
                editing === 'new' ? collection.add(values) : collection.change(editing.id, values)
              if (!saved) return false
              setEditing(null)
              if (editing === 'new') setQuery({ ...query, search: '', filters: {} })
              return true
            }}
          />
        </Dialog>
      )}
      {removed && (
        <UndoNotice
          text={`Deleted ${nameOf(entity, removed.row)}`}
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

function count(number: number, entity: Entity): string {
  return `${number} ${(number === 1 ? entity.singular : entity.plural).toLowerCase()}`
}

function nameOf(entity: Entity, row: Row): string {
  const field = titleField(entity)
  const title = field ? String(row[field.id] ?? '') : ''
  return title === '' ? entity.singular.toLowerCase() : `“${title}”`
}
