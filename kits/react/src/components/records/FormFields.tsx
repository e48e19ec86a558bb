import type { Field } from '../../lib/records/fields'
import { FieldInput } from './FieldInput'
import { GivenValue } from './GivenValue'
import type { RecordFormState } from './useRecordForm'

/** The controls of a form, one per field; what follows from others is only shown. */
export function FormFields({ form, fields }: { form: RecordFormState; fields: readonly Field[] }) {
  return fields.map((field) =>
    field.readOnly ? (
      <GivenValue
        key={field.id}
        field={field}
        value={form.given[field.id] ?? form.values[field.id]}
      />
    ) : (
      <FieldInput
        key={field.id}
        field={field}
        id={form.idOf(field)}
        value={form.values[field.id] ?? null}
        error={form.problems[field.id]}
        onChange={(value) => form.set(field.id, value)}
      />
    ),
  )
}
