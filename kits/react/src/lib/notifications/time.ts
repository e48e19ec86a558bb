import { formatDate } from '../records/format'
import { toIsoDate } from '../dates'

const MINUTE_MS = 60_000

/** How long ago something was: `5 minutes ago`; a date when that is longer than a week. */
export function timeAgo(iso: string, now: Date): string {
  const then = new Date(iso)
  const minutes = Math.floor((now.getTime() - then.getTime()) / MINUTE_MS)
  if (Number.isNaN(minutes)) return ''
  if (minutes < 1) return 'Just now'
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
  if (minutes < 60) return words.format(-minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return words.format(-hours, 'hour')
  const days = Math.floor(hours / 24)
  return days <= 7 ? words.format(-days, 'day') : formatDate(toIsoDate(then))
}
