import { useMemo } from 'react'
import { notificationSettings } from '../../notifications'
import { useStored } from '../store/useStored'
import { useViewer } from '../viewer/useViewer'
import {
  isFor,
  isUnread,
  markRead,
  NOTIFICATIONS_KEY,
  readNotifications,
  type NotificationEntry,
} from './notifications'

export type SeenEntry = NotificationEntry & {
  unread: boolean
  /** Address of the page it is about. */
  href: string | undefined
}

/** The viewer's notifications, latest first. */
export function useNotifications() {
  const { value, change, error } = useStored<unknown>(NOTIFICATIONS_KEY, (stored) => stored)
  const { id, name, email, role } = useViewer()
  const viewer = useMemo(() => ({ id, name, email, role }), [id, name, email, role])
  const entries = useMemo<SeenEntry[]>(
    () =>
      readNotifications(value, notificationSettings)
        .filter((entry) => isFor(entry, viewer))
        .map((entry) => ({
          ...entry,
          unread: isUnread(entry, viewer),
          href: notificationSettings.pages[entry.entity ?? ''],
        })),
    [value, viewer],
  )
  const edit = (update: (entries: NotificationEntry[]) => NotificationEntry[]) =>
    change((stored) => update(readNotifications(stored, notificationSettings)))

  return {
    entries,
    error,
    unread: entries.filter((entry) => entry.unread).length,
    markAllRead: () => edit((known) => markRead(known, viewer, true)),
    mark: (entry: string, read: boolean) => edit((known) => markRead(known, viewer, read, entry)),
    remove: (entry: string) => edit((known) => known.filter((one) => one.id !== entry)),
  }
}
