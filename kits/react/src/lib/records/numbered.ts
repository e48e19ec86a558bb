import type { Draft } from '../store/transaction'
import type { Effect } from './effects'
import { isEmpty, type Row } from './fields'

interface Numbering {
  field: string
  prefix: string
  digits: number
}

/** Gives each new record the next number of a sequence: INV-0001, INV-0002, … */
export function numbered({ field, prefix, digits }: Numbering): Effect {
  return {
    derive({ after }, { entity, rows, draft }) {
      if (!isEmpty(after[field])) return {}
      return { [field]: nextNumber(draft, entity.key, rows, { field, prefix, digits }) }
    },
  }
}

/** The number of a deleted record is not given again: the highest one is remembered. */
export function nextNumber(
  draft: Draft,
  key: string,
  rows: readonly Row[],
  { field, prefix, digits }: Numbering,
): string {
  const place = `${key}-numbers`
  const remembered = draft.get(place)
  const last = Math.max(
    typeof remembered === 'number' ? remembered : 0,
    ...rows.map((row) => counted(row[field], prefix)),
  )
  draft.put(place, last + 1)
  return prefix + String(last + 1).padStart(digits, '0')
}

function counted(value: unknown, prefix: string): number {
  if (typeof value !== 'string' || !value.startsWith(prefix)) return 0
  const digits = value.slice(prefix.length)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 0
}
