import type { Field, FieldValue } from '../../lib/records/fields'
import { formatValue } from '../../lib/records/format'

/** A value that the app gives, in its place in a form. */
export function GivenValue({ field, value }: { field: Field; value: FieldValue | undefined }) {
  return (
    <div className="flex items-baseline justify-between gap-4 rounded-lg bg-sunken px-3 py-2.5 text-sm">
      <span className="text-muted">{field.label}</span>
      <output aria-label={field.label} className="font-semibold break-words tabular-nums">
        {formatValue(field, value) || '–'}
      </output>
    </div>
  )
}
