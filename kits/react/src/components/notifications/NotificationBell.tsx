import { useEffect, useRef } from 'react'
import { useNotifications } from '../../lib/notifications/useNotifications'
import { showToast } from '../../lib/toast/toast'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { Popover } from '../ui/Popover'
import { NotificationList } from './NotificationList'

/** As many as a glance takes in. */
const MAX_SHOWN = 6

interface Props {
  /** Address of the page with all notifications, where there is one. */
  href?: string
}

/** In the header: how many notifications are unread, and the latest ones. */
export function NotificationBell({ href }: Props) {
  const { entries, unread, markAllRead, mark } = useNotifications()
  const latest = entries[0]
  const announced = useRef(latest?.id)

  // What arrives while the app is open is also said at once.
  useEffect(() => {
    const isNew = latest?.unread && latest.at !== null && latest.id !== announced.current
    announced.current = latest?.id
    if (isNew && Date.now() - Date.parse(latest.at ?? '') < 5000) showToast(latest.text)
  }, [latest])

  return (
    <Popover
      label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
      className="relative grid size-9 place-items-center rounded-lg text-muted transition hover:bg-sunken hover:text-ink"
      face={
        <>
          <Icon name="bell" />
          {unread > 0 && (
            <span className="absolute top-0 right-0 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-red-700 px-1 text-[0.65rem] font-bold text-white tabular-nums">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <>
          <div className="flex h-12 items-center justify-between gap-2 border-b border-line pr-2 pl-4">
            <h2 className="font-semibold">Notifications</h2>
            {unread > 0 && (
              <Button look="quiet" className="h-8 px-2.5 text-accent" onClick={markAllRead}>
                Mark all as read
              </Button>
            )}
          </div>
          {entries.length === 0 ? (
            <p className="px-4 py-8 text-center text-muted">Nothing new.</p>
          ) : (
            <NotificationList
              entries={entries.slice(0, MAX_SHOWN)}
              onMark={mark}
              onFollow={close}
            />
          )}
          {href && (
            <a
              href={href}
              onClick={close}
              className="block border-t border-line px-4 py-3 text-center font-medium text-accent hover:bg-sunken"
            >
              See all notifications
            </a>
          )}
        </>
      )}
    </Popover>
  )
}
