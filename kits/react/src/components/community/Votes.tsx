import { useState } from 'react'
import { isMark } from '../../lib/community/authoring'
import { newestFirst } from '../../lib/community/moments'
import { usePosts } from '../../lib/community/usePosts'
import { fieldOf, type Entity, type Row } from '../../lib/records/fields'
import { runQuery } from '../../lib/records/query'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { SearchInput } from '../ui/SearchInput'
import { Segments } from '../ui/Segments'
import { SelectInput } from '../ui/SelectInput'
import { cardStyle } from '../ui/styles'
import { VoteItem } from './VoteItem'
import { WriteDialog } from './WriteDialog'

const sorts = [
  { value: 'top', label: 'Top' },
  { value: 'new', label: 'New' },
] as const

interface Props {
  entity: Entity
  heading?: string
  /** Id of the choice field one may filter by. */
  filter?: string
  /** Id of the field with votes that records bring along. */
  score?: string
  add?: boolean
  commenting?: boolean
  /** The app's own entity of comments; without it they are kept beside the records. */
  comments?: Entity
}

/** Records ranked by votes for and against. */
export function Votes({
  entity,
  heading,
  filter,
  score,
  add = false,
  commenting = false,
  comments,
}: Props) {
  const posts = usePosts(entity, { roles: { score }, comments })
  const [sort, setSort] = useState<'top' | 'new'>('top')
  const [search, setSearch] = useState('')
  const [wanted, setWanted] = useState('')
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState(false)
  const singular = entity.singular.toLowerCase()
  const plural = entity.plural.toLowerCase()
  const field = filter === undefined ? undefined : fieldOf(entity, filter)

  const query = { search, filters: filter ? { [filter]: wanted } : {}, sort: null }
  const found = runQuery(entity, posts.rows, query, posts.names)
  const newest = newestFirst(found, posts.momentOf)
  const votes = (row: Row) => posts.votes.scoreOf(row)
  const list = sort === 'new' ? newest : newest.toSorted((a, b) => votes(b) - votes(a))

  return (
    <Part heading={heading}>
      <ErrorNotice message={posts.error} />
      <div className="flex flex-wrap items-center gap-2">
        <Segments label="Sort by" value={sort} options={sorts} onChange={setSort} />
        <SearchInput label={`Search ${plural}`} value={search} onChange={setSearch} />
        {field?.type === 'choice' && (
          <SelectInput
            label={`Filter by ${field.label.toLowerCase()}`}
            value={wanted}
            options={[{ value: '', label: `${field.label}: all` }, ...field.options]}
            onChange={setWanted}
          />
        )}
        {add && (
          <Button look="primary" icon="plus" className="ml-auto" onClick={() => setAdding(true)}>
            Add {singular}
          </Button>
        )}
      </div>
      <p role="status" className="text-sm text-muted empty:hidden">
        {added && `Your ${singular} is added.`}
      </p>
      <div className={cardStyle}>
        {list.length === 0 ? (
          <EmptyState
            icon="up"
            title={posts.rows.length === 0 ? `No ${plural} yet` : `No ${plural} found`}
          />
        ) : (
          <ol aria-label={entity.plural} className="divide-y divide-line">
            {list.map((row) => (
              <VoteItem
                key={row.id}
                row={row}
                posts={posts}
                marks={entity.fields.filter(isMark)}
                commenting={commenting}
              />
            ))}
          </ol>
        )}
      </div>
      {adding && (
        <WriteDialog
          title={`Add ${singular}`}
          submitLabel={`Add ${singular}`}
          posts={posts}
          onClose={() => setAdding(false)}
          onWritten={() => {
            setAdded(true)
            setSort('new')
            setSearch('')
            setWanted('')
          }}
        />
      )}
      {posts.removed && (
        <UndoNotice text={`Deleted ${singular}`} onUndo={posts.undo} onClose={posts.forget} />
      )}
    </Part>
  )
}
