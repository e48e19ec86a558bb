import type { ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { timeAgo } from '../../lib/notifications/time'
import type { SeenEntry } from '../../lib/notifications/useNotifications'
import { IconButton } from '../ui/Button'

interface Props {
  entries: readonly SeenEntry[]
  onMark: (id: string, read: boolean) => void
  /** Called when a notification leads to another page. */
  onFollow?: () => void
  onRemove?: (id: string) => void
}

export function NotificationList({ entries, onMark, onFollow, onRemove }: Props) {
  const now = new Date()
  return (
    <ul aria-label="Notifications" className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="flex items-start gap-2 py-2.5 pr-2 pl-4 text-sm">
          <span
            aria-hidden="true"
            className={cx(
              'mt-1.5 size-2 shrink-0 rounded-full',
              entry.unread ? 'bg-primary' : 'bg-transparent',
            )}
          />
          <div className="min-w-0 flex-1 py-0.5">
            <Text
              entry={entry}
              onFollow={() => {
                if (entry.unread) onMark(entry.id, true)
                onFollow?.()
              }}
            />
            <p className="mt-0.5 text-xs text-muted">
              {entry.unread && <span className="font-medium text-accent">New · </span>}
              {entry.at ? timeAgo(entry.at, now) : 'Earlier'}
            </p>
          </div>
          <IconButton
            icon={entry.unread ? 'check' : 'undo'}
            label={`Mark as ${entry.unread ? 'read' : 'unread'}: ${entry.text}`}
            className="size-8"
            onClick={() => onMark(entry.id, entry.unread)}
          />
          {onRemove && (
            <IconButton
              icon="trash"
              label={`Delete notification: ${entry.text}`}
              className="size-8"
              onClick={() => onRemove(entry.id)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function Text({ entry, onFollow }: { entry: SeenEntry; onFollow: () => void }): ReactNode {
  const style = cx('block break-words', entry.unread && 'font-semibold')
  if (!entry.href) return <p className={style}>{entry.text}</p>
  return (
    <a href={entry.href} onClick={onFollow} className={cx(style, 'hover:underline')}>
      {entry.text}
    </a>
  )
}
