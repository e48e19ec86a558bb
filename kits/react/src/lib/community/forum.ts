import type { Row } from '../records/fields'
import { compareMoments, type Moment } from './moments'

/** A thread as the list shows it. */
export interface Thread {
  row: Row
  author: string
  /** When it was begun, and when somebody last wrote in it. */
  begun: Moment
  last: Moment
  replies: number
  pinned: boolean
  locked: boolean
}

export type ThreadSort = 'active' | 'newest' | 'replies'

/** Pinned threads come first, whatever the order of the others. */
export function sortThreads(threads: readonly Thread[], sort: ThreadSort): Thread[] {
  const later = (a: Thread, b: Thread) => {
    if (sort === 'newest') return compareMoments(b.begun, a.begun)
    const active = compareMoments(b.last, a.last)
    return sort === 'replies' ? b.replies - a.replies || active : active
  }
  return threads.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || later(a, b))
}

/** What those who keep order have said about a thread. */
export type Mark = 'pinned' | 'locked'
export type Marks = Record<string, Partial<Record<Mark, boolean>>>

export function fitMarks(stored: unknown): Marks {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, marks]) => {
      if (typeof marks !== 'object' || marks === null) return []
      const { pinned, locked } = marks as Record<string, unknown>
      return [[id, { pinned: pinned === true, locked: locked === true }]]
    }),
  )
}
