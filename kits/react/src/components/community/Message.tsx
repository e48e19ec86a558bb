import { fromIso } from '../../lib/dates'
import { timeAgo } from '../../lib/community/moments'
import { cx } from '../../lib/cx'
import { formatDateTime } from '../../lib/records/format'
import { IconButton } from '../ui/Button'
import { RichText } from './RichText'

interface Props {
  author: string
  text: string
  at: string
  own?: boolean
  onDelete?: () => void
}

/** One's own messages stand on the right. */
export function Message({ author, text, at, own = false, onDelete }: Props) {
  return (
    <li className={cx('group flex items-end gap-1', own && 'flex-row-reverse')}>
      <div
        className={cx(
          'max-w-[80%] min-w-0 rounded-2xl px-3.5 py-2 text-sm',
          own ? 'rounded-br-md bg-soft' : 'rounded-bl-md bg-sunken',
        )}
      >
        <p className="mb-0.5 flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
          <b className="font-semibold text-ink">{author}</b>
          {fromIso(at) && (
            <time dateTime={at} title={formatDateTime(at)}>
              {timeAgo(at)}
            </time>
          )}
        </p>
        <RichText text={text} />
      </div>
      {onDelete && (
        <IconButton
          icon="trash"
          label="Delete message"
          className="size-8 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
          onClick={onDelete}
        />
      )}
    </li>
  )
}
