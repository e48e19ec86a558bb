import type { Thread } from '../../lib/community/forum'
import { timeAgo } from '../../lib/community/moments'
import type { Posts } from '../../lib/community/usePosts'
import { isEmpty, type Field } from '../../lib/records/fields'
import { ValueView } from '../records/ValueView'
import { Badge } from '../ui/Badge'
import { Icon } from '../ui/Icon'
import { Avatar } from './Avatar'

interface Props {
  thread: Thread
  posts: Posts
  category: Field | undefined
  address: string
}

/** A thread in the list. */
export function ThreadLine({ thread, posts, category, address }: Props) {
  const { row, author, replies, last } = thread
  return (
    <li className="relative flex gap-3 px-4 py-4 transition hover:bg-sunken sm:px-5">
      <Avatar name={author} />
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold break-words">
          {/* The whole line leads to the thread. */}
          <a href={address} className="after:absolute after:inset-0">
            {posts.titleOf(row)}
          </a>
        </h3>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          {thread.pinned && <Badge tone="amber">Pinned</Badge>}
          {thread.locked && <Badge tone="red">Locked</Badge>}
          {category && !isEmpty(row[category.id]) && (
            <ValueView field={category} value={row[category.id]} names={posts.names} />
          )}
          <span>by {author}</span>
          <time dateTime={last.at}>{timeAgo(last.at)}</time>
        </p>
      </div>
      <p className="flex shrink-0 items-center gap-1.5 self-center text-sm text-muted tabular-nums">
        <Icon name="comment" className="size-4.5" />
        {replies}
        <span className="max-sm:sr-only">{replies === 1 ? 'reply' : 'replies'}</span>
      </p>
    </li>
  )
}
