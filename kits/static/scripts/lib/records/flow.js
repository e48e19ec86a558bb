import { isEmpty } from './fields.js'

/** A status that goes its way: from each state only to some others. */
export function flow({ field, start, steps }) {
  return {
    derive({ before, after }) {
      return !before && isEmpty(after[field]) ? { [field]: start[0] ?? null } : {}
    },
    allowed(one, before) {
      if (one.id !== field) return null
      if (!before) return start
      const state = before[field]
      // A record without a known state may get any.
      return typeof state === 'string' && state in steps ? (steps[state] ?? null) : null
    },
  }
}
