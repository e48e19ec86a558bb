import { fromIso } from '../dates'
import { formatDate } from '../records/format'
import type { Entity } from '../records/fields'

/** When something was written. What came with the app is older than all that was written since, whatever its date says. */
export interface Moment {
  made: boolean
  /** ISO date, with or without time; empty when unknown. */
  at: string
}

export function momentOf(entity: Entity, id: string, at: string): Moment {
  return { made: !isSample(entity, id), at }
}

/** The older one first. */
export function compareMoments(a: Moment, b: Moment): number {
  return Number(a.made) - Number(b.made) || a.at.localeCompare(b.at)
}

/** The older one first; of those with the same time, the one that was added first. New records stand before older ones. */
export function oldestFirst<T>(items: readonly T[], moment: (item: T) => Moment): T[] {
  const made = items.filter((item) => moment(item).made).toReversed()
  const came = items.filter((item) => !moment(item).made)
  return [...came, ...made].toSorted((a, b) => compareMoments(moment(a), moment(b)))
}

export function newestFirst<T>(items: readonly T[], moment: (item: T) => Moment): T[] {
  return items.toSorted((a, b) => compareMoments(moment(b), moment(a)))
}

/** `5 min ago`, `yesterday`, else the date. */
export function timeAgo(at: string, now: Date = new Date()): string {
  const then = fromIso(at)
  if (!then) return ''
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000)
  const days = Math.round((startOf(now) - startOf(then)) / 86_400_000)
  if (minutes < 0 || days > 6) return formatDate(at)
  if (days > 1) return `${days} days ago`
  if (days === 1) return 'yesterday'
  if (!at.includes('T')) return 'today'
  if (minutes < 1) return 'just now'
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`
}

/** Samples have ids that tell them from what was added later. */
function isSample(entity: Entity, id: string): boolean {
  return id.startsWith(`${entity.key}-`) && /^\d+$/.test(id.slice(entity.key.length + 1))
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
