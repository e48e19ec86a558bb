import { useId, useState } from 'react'
import { tagsOf } from '../../lib/community/feed'
import { otherFields } from '../../lib/community/roles'
import { timeAgo } from '../../lib/community/moments'
import { hashtags } from '../../lib/community/text'
import type { Posts } from '../../lib/community/usePosts'
import { isWebAddress } from '../../lib/records/check'
import { isEmpty, type Field, type Row } from '../../lib/records/fields'
import { ValueView } from '../records/ValueView'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { Avatar } from './Avatar'
import { CommentList } from './CommentList'
import { actionStyle, LikeButton } from './LikeButton'
import { RichText } from './RichText'
import { ShareButton } from './ShareButton'
import { TagChips } from './TagChips'

interface Props {
  row: Row
  posts: Posts
  /** Where the post stands alone. */
  address: string
  commenting: boolean
  onTag: (tag: string | null) => void
}

/** A post with what one can do about it. */
export function FeedPost({ row, posts, address, commenting, onTag }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { entity, roles, votes, comments } = posts
  const textOf = (field: Field | undefined) => String((field && row[field.id]) ?? '')
  const title = textOf(roles.title)
  const author = posts.authorOf(row) || 'Somebody'
  const date = posts.dateOf(row)
  const written = hashtags(`${title}\n${textOf(roles.text)}`)
  const furtherTags = tagsOf(row, roles).filter((tag) => !written.includes(tag))

  return (
    <li className={`${cardStyle} min-w-0 overflow-hidden`}>
      <article aria-label={`${entity.singular} by ${author}`}>
        <header className="flex items-center gap-3 px-5 pt-4">
          <Avatar name={author} />
          <p className="min-w-0 flex-1">
            <b className="block truncate font-semibold">{author}</b>
            <a href={address} className="text-sm text-muted hover:underline">
              <time dateTime={date}>{timeAgo(date)}</time>
            </a>
          </p>
          {posts.mayDelete(row) && (
            <IconButton
              icon="trash"
              label={`Delete ${entity.singular.toLowerCase()}`}
              onClick={() => posts.remove(row)}
            />
          )}
        </header>
        <div className="flex flex-col gap-3 px-5 py-3">
          {title !== '' && <h3 className="text-lg font-semibold tracking-tight">{title}</h3>}
          <RichText text={textOf(roles.text)} onTag={onTag} />
          <Details row={row} posts={posts} />
          <TagChips tags={furtherTags} chosen={null} onChoose={onTag} />
        </div>
        <Picture address={textOf(roles.image)} author={author} />
        <footer className="flex flex-wrap gap-x-0.5 border-t border-line px-2.5 py-1.5 sm:px-3">
          <LikeButton
            liked={votes.mine(row.id) === 1}
            count={votes.scoreOf(row)}
            onToggle={() => votes.vote(row.id, 1)}
          />
          {commenting && (
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
              className={actionStyle}
            >
              <Icon name="comment" className="size-4.5" />
              Comment
              <span className="tabular-nums">{comments.of(row.id).length}</span>
            </button>
          )}
          <ShareButton address={address} />
        </footer>
        <div id={id} hidden={!open} className="border-t border-line px-5 py-4">
          {open && <CommentList about={row.id} comments={comments} me={posts.me} />}
        </div>
      </article>
    </li>
  )
}

/** What else a post says, such as its category or place. */
function Details({ row, posts }: { row: Row; posts: Posts }) {
  const fields = otherFields(posts.entity, posts.roles).filter(
    (field) => !isEmpty(row[field.id]) && row[field.id] !== false,
  )
  if (fields.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm">
      {fields.map((field) => (
        <div key={field.id} className="flex items-center gap-1.5">
          <dt className="text-muted">{field.label}</dt>
          <dd>
            <ValueView field={field} value={row[field.id]} names={posts.names} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Pictures are kept in the app or lie on the web. */
function Picture({ address, author }: { address: string; author: string }) {
  if (!address.startsWith('data:image/') && !isWebAddress(address)) return null
  return (
    <img
      src={address}
      alt={`Posted by ${author}`}
      loading="lazy"
      className="max-h-[32rem] w-full border-t border-line object-cover"
    />
  )
}
