import { useState } from 'react'
import { useNotifications } from '../../lib/notifications/useNotifications'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { Segments } from '../ui/Segments'
import { cardStyle } from '../ui/styles'
import { NotificationList } from './NotificationList'

const views = [
  { value: 'all', label: 'All' },
  { value: 'unread', label: 'Unread' },
] as const

interface Props {
  heading?: string
}

/** All notifications of the viewer. */
export function Notifications({ heading }: Props) {
  const { entries, unread, error, markAllRead, mark, remove } = useNotifications()
  const [view, setView] = useState<'all' | 'unread'>('all')
  const shown = view === 'all' ? entries : entries.filter((entry) => entry.unread)
  return (
    <Part heading={heading}>
      <ErrorNotice message={error} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segments label="Show" value={view} options={views} onChange={setView} />
        <Button icon="check" disabled={unread === 0} onClick={markAllRead}>
          Mark all as read
        </Button>
      </div>
      <div className={cardStyle}>
        {shown.length === 0 ? (
          <EmptyState
            icon="bell"
            title={entries.length === 0 ? 'No notifications yet' : 'You have read everything'}
            text={entries.length === 0 ? 'What happens in the app shows here.' : undefined}
          />
        ) : (
          <NotificationList entries={shown} onMark={mark} onRemove={remove} />
        )}
      </div>
      <p role="status" className="text-sm text-muted">
        {unread === 0 ? 'No unread notifications' : `${unread} unread`}
      </p>
    </Part>
  )
}
