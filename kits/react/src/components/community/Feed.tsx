import { useState } from 'react'
import { tagsOf, topTags } from '../../lib/community/feed'
import { newestFirst } from '../../lib/community/moments'
import { addressOf } from '../../lib/community/place'
import { usePlace } from '../../lib/community/usePlace'
import { usePosts } from '../../lib/community/usePosts'
import type { Entity } from '../../lib/records/fields'
import { runQuery } from '../../lib/records/query'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { SearchInput } from '../ui/SearchInput'
import { cardStyle } from '../ui/styles'
import { Composer } from './Composer'
import { FeedPost } from './FeedPost'
import { TagChips } from './TagChips'

const PAGE_SIZE = 20
const TAGS = 8

interface Props {
  entity: Entity
  /** Id of the page, for the addresses of posts. */
  page: string
  heading?: string
  /** What the field for a new post asks. */
  prompt?: string
  /** Lets people post. */
  composer?: boolean
  commenting?: boolean
  /** The app's own entity of comments; without it they are kept beside the posts. */
  comments?: Entity
  /** Ids of fields, where their kinds and names do not tell. */
  author?: string
  text?: string
  image?: string
  date?: string
}

/** What people have posted, the newest first, to like, comment and share. */
export function Feed({
  entity,
  page,
  heading,
  prompt = 'What’s on your mind?',
  composer = false,
  commenting = false,
  comments,
  author,
  text,
  image,
  date,
}: Props) {
  const posts = usePosts(entity, { roles: { author, text, image, date }, comments })
  const open = usePlace(page)
  const [tag, setTag] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState(PAGE_SIZE)
  const [posted, setPosted] = useState(false)
  const plural = entity.plural.toLowerCase()

  const one = posts.rows.find((row) => row.id === open)
  const found = runQuery(entity, posts.rows, { search, filters: {}, sort: null }, posts.names)
  const fitting = found.filter((row) => tag === null || tagsOf(row, posts.roles).includes(tag))
  const list = one ? [one] : newestFirst(fitting, posts.momentOf)

  function showTag(next: string | null) {
    setTag(next)
    if (one) location.hash = addressOf(page)
  }

  return (
    <Part heading={heading}>
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-4">
        <ErrorNotice message={posts.error} />
        {one ? (
          <a href={addressOf(page)} className="text-sm font-medium text-accent hover:underline">
            Show all {plural}
          </a>
        ) : (
          <>
            {composer && (
              <Composer
                posts={posts}
                prompt={prompt}
                onPosted={() => {
                  setPosted(true)
                  setTag(null)
                  setSearch('')
                }}
              />
            )}
            <div className="flex flex-wrap items-center gap-2">
              <SearchInput label={`Search ${plural}`} value={search} onChange={setSearch} />
              <TagChips
                tags={topTags(posts.rows, posts.roles, TAGS)}
                chosen={tag}
                onChoose={showTag}
              />
            </div>
          </>
        )}
        <p role="status" className="text-sm text-muted empty:hidden">
          {posted && `Your ${entity.singular.toLowerCase()} is published.`}
        </p>
        {list.length === 0 ? (
          <div className={cardStyle}>
            <EmptyState
              icon="comment"
              title={posts.rows.length === 0 ? `No ${plural} yet` : `No ${plural} found`}
              text={composer && posts.rows.length === 0 ? 'Be the first to write one.' : undefined}
            />
          </div>
        ) : (
          <ul aria-label={entity.plural} className="flex flex-col gap-4">
            {list.slice(0, shown).map((row) => (
              <FeedPost
                key={row.id}
                row={row}
                posts={posts}
                address={addressOf(page, row.id)}
                commenting={commenting}
                onTag={showTag}
              />
            ))}
          </ul>
        )}
        {list.length > shown && (
          <Button className="self-center" onClick={() => setShown(shown + PAGE_SIZE)}>
            Show more
          </Button>
        )}
      </div>
      {posts.removed && (
        <UndoNotice
          text={`Deleted ${entity.singular.toLowerCase()}`}
          onUndo={posts.undo}
          onClose={posts.forget}
        />
      )}
    </Part>
  )
}
