import { useState } from 'react'
import { sortThreads, type Thread, type ThreadSort } from '../../lib/community/forum'
import { addressOf } from '../../lib/community/place'
import type { Posts } from '../../lib/community/usePosts'
import { fieldOf } from '../../lib/records/fields'
import { runQuery } from '../../lib/records/query'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { SearchInput } from '../ui/SearchInput'
import { SelectInput } from '../ui/SelectInput'
import { cardStyle } from '../ui/styles'
import { ThreadLine } from './ThreadLine'
import { WriteDialog } from './WriteDialog'

const sorts = [
  { value: 'active', label: 'Latest activity' },
  { value: 'newest', label: 'Newest' },
  { value: 'replies', label: 'Most replies' },
] as const

const PAGE_SIZE = 30

interface Props {
  threads: readonly Thread[]
  posts: Posts
  page: string
  categories?: string
}

/** All threads: find, sort, begin a new one. */
export function ThreadList({ threads, posts, page, categories }: Props) {
  const { entity } = posts
  const singular = entity.singular.toLowerCase()
  const plural = entity.plural.toLowerCase()
  const field = categories === undefined ? undefined : fieldOf(entity, categories)
  const [search, setSearch] = useState('')
  const [category, setCategory] = useState('')
  const [sort, setSort] = useState<ThreadSort>('active')
  const [shown, setShown] = useState(PAGE_SIZE)
  const [writing, setWriting] = useState(false)

  const query = { search, filters: categories ? { [categories]: category } : {}, sort: null }
  const ids = new Set(runQuery(entity, posts.rows, query, posts.names).map((row) => row.id))
  const found = sortThreads(
    threads.filter((thread) => ids.has(thread.row.id)),
    sort,
  )
  const beginButton = (
    <Button look="primary" icon="plus" onClick={() => setWriting(true)}>
      New {singular}
    </Button>
  )

  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput label={`Search ${plural}`} value={search} onChange={setSearch} />
        {field?.type === 'choice' && (
          <SelectInput
            label={`Filter by ${field.label.toLowerCase()}`}
            value={category}
            options={[{ value: '', label: `${field.label}: all` }, ...field.options]}
            onChange={setCategory}
          />
        )}
        <SelectInput
          label="Sort by"
          value={sort}
          options={sorts}
          onChange={(next) => setSort(sorts.find((one) => one.value === next)?.value ?? 'active')}
        />
        <div className="ml-auto">{beginButton}</div>
      </div>
      <div className={`${cardStyle} overflow-hidden`}>
        {found.length === 0 ? (
          <EmptyState
            icon="comment"
            title={threads.length === 0 ? `No ${plural} yet` : `No ${plural} found`}
          />
        ) : (
          <ul aria-label={entity.plural} className="divide-y divide-line">
            {found.slice(0, shown).map((thread) => (
              <ThreadLine
                key={thread.row.id}
                thread={thread}
                posts={posts}
                category={field}
                address={addressOf(page, thread.row.id)}
              />
            ))}
          </ul>
        )}
      </div>
      <p role="status" className="text-sm text-muted">
        {found.length} {found.length === 1 ? singular : plural}
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
      {writing && (
        <WriteDialog
          title={`New ${singular}`}
          submitLabel={`Post ${singular}`}
          posts={posts}
          onClose={() => setWriting(false)}
          onWritten={(id) => {
            location.hash = addressOf(page, id)
          }}
        />
      )}
    </>
  )
}
