import { todayIso, toIsoDateTime } from '../dates'
import { fieldOf, type Entity, type FieldValue, type Row } from './fields'
import { formatAny, quotedTitle } from './format'
import type { Names } from './query'

type Scalar = string | number | boolean

/** A button that sets a field of a record: "Approve", "Mark as paid". */
export interface RowAction {
  label: string
  field: string
  /** `today` or `now` for dates. */
  value: Scalar
  /** Offered only while this holds; by default, while the field has another value. */
  when?: { field: string; equals: Scalar }
  /** What is asked before it is done. */
  confirm?: string
  tone?: 'gray' | 'green' | 'red'
}

export function isOffered(action: RowAction, row: Row): boolean {
  const { when } = action
  if (!when) return row[action.field] !== action.value
  const value = row[when.field]
  return Array.isArray(value) ? value.includes(String(when.equals)) : value === when.equals
}

/** The value the action sets now. */
export function valueToSet(entity: Entity, action: RowAction, now: Date): FieldValue {
  const type = fieldOf(entity, action.field)?.type
  if (type === 'date' && action.value === 'today') return todayIso(now)
  if (type === 'dateTime' && action.value === 'now') return toIsoDateTime(now)
  return action.value
}

/** `“Room 4”: Status is now Checked in`. */
export function outcomeOf(
  entity: Entity,
  row: Row,
  field: string,
  value: FieldValue,
  names: Names,
): string {
  const changed = fieldOf(entity, field)
  if (!changed) return quotedTitle(entity, row, names)
  return `${quotedTitle(entity, row, names)}: ${changed.label} is now ${formatAny(changed, value, names)}`
}
