import { addressOf } from '../../lib/community/place'
import { compareMoments, momentOf } from '../../lib/community/moments'
import type { Thread } from '../../lib/community/forum'
import { useMarks } from '../../lib/community/useMarks'
import { usePlace } from '../../lib/community/usePlace'
import { usePosts } from '../../lib/community/usePosts'
import type { Entity, Row } from '../../lib/records/fields'
import { Part } from '../layout/Page'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { ThreadList } from './ThreadList'
import { ThreadView } from './ThreadView'

interface Props {
  entity: Entity
  /** Id of the page, for the addresses of threads. */
  page: string
  heading?: string
  /** Id of the field with the categories. */
  categories?: string
  /** The app's own entity of replies; without it they are kept beside the threads. */
  replies?: Entity
}

/** Threads and, at `#/<page>/<id>`, one of them with its replies. */
export function Forum({ entity, page, heading, categories, replies }: Props) {
  const posts = usePosts(entity, { comments: replies })
  const marks = useMarks(posts)
  const open = usePlace(page)
  const row = posts.rows.find((known) => known.id === open)

  function asThread(one: Row): Thread {
    const answers = posts.comments.of(one.id)
    const begun = posts.momentOf(one)
    const last = answers.at(-1)
    const answered = last ? momentOf(posts.comments.entity, last.id, last.at) : begun
    return {
      row: one,
      author: posts.authorOf(one) || 'Somebody',
      begun,
      last: compareMoments(answered, begun) > 0 ? answered : begun,
      replies: answers.length,
      pinned: marks.has(one, 'pinned'),
      locked: marks.has(one, 'locked'),
    }
  }

  return (
    <Part heading={row ? undefined : heading}>
      <ErrorNotice message={posts.error} />
      {row ? (
        <ThreadView
          key={row.id}
          thread={asThread(row)}
          posts={posts}
          marks={marks}
          categories={categories}
          back={addressOf(page)}
        />
      ) : (
        <>
          {open !== null && (
            <div className={cardStyle}>
              <EmptyState title={`This ${entity.singular.toLowerCase()} does not exist any more`} />
            </div>
          )}
          <ThreadList
            threads={posts.rows.map(asThread)}
            posts={posts}
            page={page}
            categories={categories}
          />
        </>
      )}
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
