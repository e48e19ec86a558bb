import { compareMoments } from './moments.js'

/** A thread as the list shows it. */
/** Pinned threads come first, whatever the order of the others. */
export function sortThreads(threads, sort) {
  const later = (a, b) => {
    if (sort === 'newest') return compareMoments(b.begun, a.begun)
    const active = compareMoments(b.last, a.last)
    return sort === 'replies' ? b.replies - a.replies || active : active
  }
  return threads.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || later(a, b))
}

/** What those who keep order have said about a thread. */
export function fitMarks(stored) {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, marks]) => {
      if (typeof marks !== 'object' || marks === null) return []
      const { pinned, locked } = marks
      return [[id, { pinned: pinned === true, locked: locked === true }]]
    }),
  )
}
