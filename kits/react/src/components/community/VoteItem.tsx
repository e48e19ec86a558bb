import { useId, useState } from 'react'
import { timeAgo } from '../../lib/community/moments'
import { otherFields } from '../../lib/community/roles'
import type { Posts } from '../../lib/community/usePosts'
import { isWebAddress } from '../../lib/records/check'
import { isEmpty, type Field, type Row } from '../../lib/records/fields'
import { ValueView } from '../records/ValueView'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { CommentList } from './CommentList'
import { actionStyle } from './LikeButton'
import { RichText } from './RichText'
import { VoteControl } from './VoteControl'

interface Props {
  row: Row
  posts: Posts
  /** What those who keep order say, such as how far an idea has come. */
  marks: readonly Field[]
  commenting: boolean
}

/** A record with its votes. */
export function VoteItem({ row, posts, marks, commenting }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { entity, roles, votes, comments } = posts
  const textOf = (field: Field | undefined) => String((field && row[field.id]) ?? '')
  const name = posts.titleOf(row)
  const link = entity.fields.find((field) => field.type === 'url')
  const address = textOf(link)
  const body = posts.bodyOf(row)
  const author = posts.authorOf(row)
  const at = posts.dateOf(row)
  const rest = [...marks, ...otherFields(entity, roles).filter((field) => !marks.includes(field))]
  const shown = rest.filter(
    (field) => field !== link && !isEmpty(row[field.id]) && row[field.id] !== false,
  )

  return (
    <li className="flex gap-4 p-4 sm:p-5">
      <VoteControl
        name={name}
        score={votes.scoreOf(row)}
        mine={votes.mine(row.id)}
        onVote={(direction) => votes.vote(row.id, direction)}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <h3 className="font-semibold break-words">
          {isWebAddress(address) ? (
            <a href={address} target="_blank" rel="noreferrer" className="hover:underline">
              {name}
              <span className="ml-2 text-sm font-normal text-muted">
                {new URL(address).hostname}
              </span>
            </a>
          ) : (
            name
          )}
        </h3>
        {body !== '' && (
          <div className="text-sm">
            <RichText text={body} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted empty:hidden">
          {shown.map((field) => (
            <span key={field.id} title={field.label}>
              <ValueView field={field} value={row[field.id]} names={posts.names} />
            </span>
          ))}
          {author !== '' && <span>by {author}</span>}
          {at !== '' && <time dateTime={at}>{timeAgo(at)}</time>}
        </div>
        {commenting && (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
            className={`${actionStyle} -mb-1.5 -ml-2 self-start`}
          >
            <Icon name="comment" className="size-4.5" />
            Comment
            <span className="tabular-nums">{comments.of(row.id).length}</span>
          </button>
        )}
        <div id={id} hidden={!open} className="pt-2">
          {open && <CommentList about={row.id} comments={comments} me={posts.me} />}
        </div>
      </div>
      {posts.mayDelete(row) && (
        <IconButton icon="trash" label={`Delete ${name}`} onClick={() => posts.remove(row)} />
      )}
    </li>
  )
}
