import type { Field } from '../../lib/records/fields'
import { FieldInput } from './FieldInput'
import type { RecordFormState } from './useRecordForm'

/** The controls of a form, one per field. */
export function FormFields({ form, fields }: { form: RecordFormState; fields: readonly Field[] }) {
  return fields.map((field) => (
    <FieldInput
      key={field.id}
      field={field}
      id={form.idOf(field)}
      value={form.values[field.id] ?? null}
      error={form.problems[field.id]}
      onChange={(value) => form.set(field.id, value)}
    />
  ))
}
