import { isEmpty } from './fields.js'

/** Gives each new record the next number of a sequence: INV-0001, INV-0002, … */
export function numbered({ field, prefix, digits }) {
  return {
    derive({ after }, { entity, rows, draft }) {
      if (!isEmpty(after[field])) return {}
      return { [field]: nextNumber(draft, entity.key, rows, { field, prefix, digits }) }
    },
  }
}

/** The number of a deleted record is not given again: the highest one is remembered. */
export function nextNumber(draft, key, rows, { field, prefix, digits }) {
  const place = `${key}-numbers`
  const remembered = draft.get(place)
  const last = Math.max(
    typeof remembered === 'number' ? remembered : 0,
    ...rows.map((row) => counted(row[field], prefix)),
  )
  draft.put(place, last + 1)
  return prefix + String(last + 1).padStart(digits, '0')
}

function counted(value, prefix) {
  if (typeof value !== 'string' || !value.startsWith(prefix)) return 0
  const digits = value.slice(prefix.length)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 0
}
