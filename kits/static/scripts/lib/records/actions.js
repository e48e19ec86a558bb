import { todayIso, toIsoDateTime } from '../dates.js'
import { fieldOf } from './fields.js'
import { formatAny, quotedTitle } from './format.js'

/** A button that sets a field of a record: "Approve", "Mark as paid". */
export function isOffered(action, row) {
  const { when } = action
  if (!when) return row[action.field] !== action.value
  const value = row[when.field]
  return Array.isArray(value) ? value.includes(String(when.equals)) : value === when.equals
}

/** The value the action sets now. */
export function valueToSet(entity, action, now) {
  const type = fieldOf(entity, action.field)?.type
  if (type === 'date' && action.value === 'today') return todayIso(now)
  if (type === 'dateTime' && action.value === 'now') return toIsoDateTime(now)
  return action.value
}

/** `“Room 4”: Status is now Checked in`. */
export function outcomeOf(entity, row, field, value, names) {
  const changed = fieldOf(entity, field)
  if (!changed) return quotedTitle(entity, row, names)
  return `${quotedTitle(entity, row, names)}: ${changed.label} is now ${formatAny(changed, value, names)}`
}
