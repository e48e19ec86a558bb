import type { Field, FieldValue } from '../../lib/records/fields'
import { formatValue } from '../../lib/records/format'

interface Props {
  field?: Field
  value: FieldValue
  /** How the price comes about: `3 nights`. */
  note?: string
}

export function PriceLine({ field, value, note }: Props) {
  if (!field || value === null) return null
  return (
    <p role="status" className="flex items-baseline gap-2">
      <span className="text-xl font-semibold tabular-nums">{formatValue(field, value)}</span>
      {note && <span className="text-sm text-muted">{note}</span>}
    </p>
  )
}
