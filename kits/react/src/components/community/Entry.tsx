import type { Direction } from '../../lib/community/ballots'
import { timeAgo } from '../../lib/community/moments'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { Avatar } from './Avatar'
import { actionStyle } from './LikeButton'
import { RichText } from './RichText'

interface Props {
  author: string
  at: string
  text: string
  score: number
  mine: Direction | undefined
  onVote: () => void
  onQuote?: () => void
  onDelete?: () => void
}

/** Something said in a thread: its beginning or a reply. */
export function Entry({ author, at, text, score, mine, onVote, onQuote, onDelete }: Props) {
  return (
    <article aria-label={`By ${author}`} className={`${cardStyle} px-4 pt-4 pb-2 sm:px-5`}>
      <header className="flex items-center gap-3">
        <Avatar name={author} small />
        <b className="truncate font-semibold">{author}</b>
        <time dateTime={at} className="ml-auto shrink-0 text-sm text-muted">
          {timeAgo(at)}
        </time>
      </header>
      {text !== '' && (
        <div className="mt-3">
          <RichText text={text} />
        </div>
      )}
      <footer className="mt-2 -ml-2 flex flex-wrap gap-1">
        <button type="button" aria-pressed={mine === 1} onClick={onVote} className={actionStyle}>
          <Icon name="up" className="size-4.5" />
          Upvote
          <span className="tabular-nums">{score}</span>
        </button>
        {onQuote && (
          <button type="button" onClick={onQuote} className={actionStyle}>
            <Icon name="comment" className="size-4.5" />
            Quote
          </button>
        )}
        {onDelete && (
          <button type="button" onClick={onDelete} className={actionStyle}>
            <Icon name="trash" className="size-4.5" />
            Delete
          </button>
        )}
      </footer>
    </article>
  )
}
