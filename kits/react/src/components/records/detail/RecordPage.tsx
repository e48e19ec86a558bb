import { useMemo, useState, type ReactNode } from 'react'
import { keepList, keptList, placeOfList } from '../../../lib/records/kept'
import type { Entity } from '../../../lib/records/fields'
import { quotedTitle, titleOf } from '../../../lib/records/format'
import { runQuery, type Sort } from '../../../lib/records/query'
import { useCollection } from '../../../lib/records/useCollection'
import { useNames } from '../../../lib/records/useNames'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { useUndoNotice } from '../../ui/useUndoNotice'
import { RecordContext } from '../RecordContext'
import { RecordDialog } from '../RecordDialog'
import { BackLink } from './BackLink'
import { Neighbours } from './Neighbours'
import { RecordBody } from './RecordBody'
import { RecordMissing } from './RecordMissing'

interface Props {
  entity: Entity
  /** Of the record to show. */
  id: string
  /** The app's name, for the title of the window. */
  app: string
  /** Address of the list. */
  back: string
  /** The order of the list, for the previous and the next record. */
  sort?: Sort
  readOnly?: boolean
  /** Small switches beside the title, such as a heart. */
  marks?: ReactNode
  /** Buttons beside "Edit". */
  rowActions?: ReactNode
  /** Field ids that the marks show. */
  without?: readonly string[]
  /** What belongs to the record: comments, reviews, lists of other things. */
  children?: ReactNode
}

/** One record with all its fields, and what belongs to it. */
export function RecordPage({
  entity,
  id,
  app,
  back,
  sort,
  readOnly = false,
  marks,
  rowActions,
  without = [],
  children,
}: Props) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const { notice, tell } = useUndoNotice()
  const [editing, setEditing] = useState(false)
  const [place] = useState(() => placeOfList(entity, back))
  const row = collection.rows.find((known) => known.id === id)
  const order = useMemo(() => {
    const query = keptList(place).query ?? { search: '', filters: {}, sort: sort ?? null }
    const found = runQuery(entity, collection.rows, query, names)
    return found.some((known) => known.id === id) ? found : collection.rows
  }, [entity, collection.rows, names, place, sort, id])
  if (!row) return <RecordMissing entity={entity} app={app} back={back} />

  function remove() {
    const before = collection.place(id)
    if (!row || !before || !collection.remove(id)) return
    const text = `Deleted ${quotedTitle(entity, row, names)}`
    keepList(place, { news: { text, undo: () => collection.restore(before) } })
    location.assign(back)
  }

  const title = titleOf(entity, row, names) || `Untitled ${entity.singular.toLowerCase()}`
  return (
    <RecordContext value={{ entity, collection, names, row, tell }}>
      <title>{`${title} · ${app}`}</title>
      <article className="mx-auto flex max-w-6xl flex-col gap-6 px-4 pt-6 pb-20 sm:px-6 sm:pt-8">
        <BackLink entity={entity} href={back} />
        <header className="-mt-2 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="flex min-w-0 items-start gap-2">
            <h1 className="text-2xl font-semibold tracking-tight break-words sm:text-3xl">
              {title}
            </h1>
            {marks}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {rowActions}
            {!readOnly && (
              <>
                <Button icon="pencil" onClick={() => setEditing(true)}>
                  Edit
                </Button>
                <Button icon="trash" onClick={remove}>
                  Delete
                </Button>
              </>
            )}
          </div>
        </header>
        <ErrorNotice message={collection.error} />
        <RecordBody entity={entity} row={row} names={names} without={without} />
        {children}
        <Neighbours entity={entity} rows={order} names={names} id={id} />
      </article>
      {editing && (
        <RecordDialog
          entity={entity}
          collection={collection}
          row={row}
          onClose={() => setEditing(false)}
        />
      )}
      {notice}
    </RecordContext>
  )
}
