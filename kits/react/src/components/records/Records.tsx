import { useState, type ReactNode } from 'react'
import { fieldOf, type Entity, type Row } from '../../lib/records/fields'
import { quotedTitle } from '../../lib/records/format'
import type { Measure } from '../../lib/records/measure'
import type { Sort } from '../../lib/records/query'
import { Measures } from '../figures/Measures'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { ErrorNotice } from '../ui/Notices'
import { useNarrow } from '../ui/useNarrow'
import { ListBody } from './ListBody'
import { ListContext } from './ListContext'
import { ListStatus } from './ListStatus'
import { RecordDialog } from './RecordDialog'
import { RecordToolbar } from './RecordToolbar'
import { useRecordList } from './useRecordList'

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
  readOnly?: boolean
  /** Cards have drawn pictures also when the entity has no field for one. */
  covers?: boolean
  summary?: readonly Measure[]
  /** Records drawn at first, or on a page. */
  pageSize?: number
  /** Further things to do with the list, beside its search. */
  tools?: ReactNode
  /** Small switches before each record, such as a heart. */
  marks?: ReactNode
  /** Buttons of each record. */
  rowActions?: ReactNode
  /** Turns pages; without it, more records are drawn on request. */
  pager?: ReactNode
}

/**
 * All records of an entity: find, sort, add, edit, delete. What not every app needs is handed in: `tools`, `marks`, `rowActions`
 * and `pager` find the list with `useList()` and their record with `useRecord()`.
 */
export function Records({
  entity,
  heading,
  layout = 'table',
  columns,
  search = false,
  filters = [],
  sort,
  readOnly = false,
  covers = false,
  summary = [],
  pageSize = 50,
  tools,
  marks,
  rowActions,
  pager,
}: Props) {
  const list = useRecordList(entity, { sort, pageSize })
  const { collection, query, ask } = list
  const [editing, setEditing] = useState<Row | 'new' | null>(null)
  const narrow = useNarrow()
  // A table with many columns does not fit on a phone.
  const cards = layout === 'cards' || (narrow && columns.length > 2)

  function remove(row: Row) {
    const place = collection.place(row.id)
    if (!place || !collection.remove(row.id)) return
    list.tell({
      text: `Deleted ${quotedTitle(entity, row, list.names)}`,
      undo: () => collection.restore(place),
    })
  }

  const locked = readOnly || !collection.mayWrite
  const actions = locked
    ? undefined
    : {
        edit: setEditing,
        remove,
        toggle: (row: Row, field: string) =>
          collection.change(row.id, { [field]: row[field] !== true }),
      }
  const addButton = locked ? null : (
    <Button look="primary" icon="plus" onClick={() => setEditing('new')}>
      Add {entity.singular.toLowerCase()}
    </Button>
  )

  return (
    <ListContext value={list}>
      <Part heading={heading}>
        {summary.length > 0 && <Measures entity={entity} rows={collection.rows} items={summary} />}
        <ErrorNotice message={collection.error} />
        <RecordToolbar
          entity={entity}
          names={list.names}
          query={query}
          onChange={ask}
          search={search}
          filters={filters}
          rows={collection.rows}
          sortable={cards}
        >
          {tools}
          {addButton}
        </RecordToolbar>
        <ListBody
          cards={cards}
          covers={covers}
          columns={columns.map((id) => fieldOf(entity, id)).filter((field) => field !== undefined)}
          actions={actions}
          marks={marks}
          rowActions={rowActions}
          addButton={addButton}
        />
        <ListStatus pager={pager} />
        {editing && (
          <RecordDialog
            entity={entity}
            collection={collection}
            row={editing === 'new' ? undefined : editing}
            onClose={() => setEditing(null)}
            onAdded={() => ask({ ...query, search: '', filters: {} })}
          />
        )}
        {list.notice}
      </Part>
    </ListContext>
  )
}
