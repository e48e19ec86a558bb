import { titleField, type Field } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { ChoiceInput, ManyInput } from './ChoiceInputs'
import type { InputProps } from './FieldInput'

/** Picks records of another entity by their titles. */
export function RelationInput(props: InputProps<Extract<Field, { type: 'relation' }>>) {
  const other = props.field.of()
  const { rows } = useCollection(other)
  const title = titleField(other)?.id ?? 'id'
  const options = rows.map((row) => ({ value: row.id, label: String(row[title] ?? '') }))

  if (options.length === 0) {
    return (
      <p className="text-sm text-muted">
        There are no {other.plural.toLowerCase()} to choose from yet.
      </p>
    )
  }
  return props.field.many ? (
    <ManyInput {...props} options={options} />
  ) : (
    <ChoiceInput {...props} options={options} />
  )
}
