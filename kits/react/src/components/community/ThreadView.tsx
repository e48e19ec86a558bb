import { useState } from 'react'
import type { Thread } from '../../lib/community/forum'
import { timeAgo } from '../../lib/community/moments'
import { quoted } from '../../lib/community/text'
import type { useMarks } from '../../lib/community/useMarks'
import type { Posts } from '../../lib/community/usePosts'
import { omit } from '../../lib/members'
import { fieldOf, isEmpty } from '../../lib/records/fields'
import { ValueView } from '../records/ValueView'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { Entry } from './Entry'
import { WriteForm } from './WriteForm'

interface Props {
  thread: Thread
  posts: Posts
  marks: ReturnType<typeof useMarks>
  categories?: string
  /** The address of the list. */
  back: string
}

/** A thread with its replies, and the field for one more. */
export function ThreadView({ thread, posts, marks, categories, back }: Props) {
  const { row, author, pinned, locked } = thread
  const { entity, me, votes, comments, commentVotes } = posts
  const [quote, setQuote] = useState({ text: '', count: 0 })
  const category = categories === undefined ? undefined : fieldOf(entity, categories)
  const name = posts.titleOf(row)
  const body = posts.bodyOf(row)
  const replies = comments.of(row.id)

  function answer(to: string, text: string) {
    // A new key makes the form begin anew with the quote.
    setQuote({ text: quoted(to, text), count: quote.count + 1 })
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#reply textarea')?.focus())
  }

  function removeReply(id: string) {
    if (comments.remove(id)) commentVotes.change((known) => omit(known, id))
  }

  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4">
      <a
        href={back}
        className="flex items-center gap-1 text-sm font-medium text-accent hover:underline"
      >
        <Icon name="left" className="size-4" />
        All {entity.plural.toLowerCase()}
      </a>
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-xl font-semibold tracking-tight break-words">{name}</h2>
        {pinned && <Badge tone="amber">Pinned</Badge>}
        {locked && <Badge tone="red">Locked</Badge>}
        {category && !isEmpty(row[category.id]) && (
          <ValueView field={category} value={row[category.id]} names={posts.names} />
        )}
      </header>
      {me.moderates && (
        <div role="group" aria-label="Moderation" className="flex flex-wrap gap-2">
          <Button icon="pin" onClick={() => marks.set(row, 'pinned', !pinned)}>
            {pinned ? 'Unpin' : 'Pin'}
          </Button>
          <Button icon="lock" onClick={() => marks.set(row, 'locked', !locked)}>
            {locked ? 'Unlock' : 'Lock'}
          </Button>
        </div>
      )}
      <Entry
        author={author}
        at={posts.dateOf(row)}
        text={body}
        score={votes.scoreOf(row)}
        mine={votes.mine(row.id)}
        onVote={() => votes.vote(row.id, 1)}
        onQuote={locked ? undefined : () => answer(author, body || name)}
        onDelete={
          posts.mayDelete(row)
            ? () => {
                if (posts.remove(row)) location.hash = back
              }
            : undefined
        }
      />
      <h3 className="mt-2 font-semibold">
        {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
      </h3>
      <ul aria-label="Replies" className="flex flex-col gap-3 empty:hidden">
        {replies.map((reply) => (
          <li key={reply.id}>
            <Entry
              author={reply.author || 'Somebody'}
              at={reply.at}
              text={reply.text}
              score={commentVotes.scoreOf({ id: reply.id })}
              mine={commentVotes.mine(reply.id)}
              onVote={() => commentVotes.vote(reply.id, 1)}
              onQuote={locked ? undefined : () => answer(reply.author, reply.text)}
              onDelete={comments.mayDelete(reply) ? () => removeReply(reply.id) : undefined}
            />
          </li>
        ))}
      </ul>
      <div id="reply" className={`${cardStyle} p-5`}>
        {locked ? (
          <p className="flex items-center gap-2 text-sm text-muted">
            <Icon name="lock" className="size-4.5" />
            This {entity.singular.toLowerCase()} is locked. Nobody can reply any more.
          </p>
        ) : (
          <WriteForm
            key={quote.count}
            me={me}
            label="Your reply"
            submitLabel="Reply"
            rows={4}
            start={quote.text}
            onSubmit={(text, writer) => comments.add(row.id, text, writer)}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {replies.length} replies, last activity {timeAgo(thread.last.at)}
      </p>
    </div>
  )
}
