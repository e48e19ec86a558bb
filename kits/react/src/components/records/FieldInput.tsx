import type { Field, FieldValue } from '../../lib/records/fields'
import { describedBy, FormField } from '../ui/FormField'
import { StarsInput } from '../ui/StarRating'
import { inputStyle } from '../ui/styles'
import { CheckboxInput, ChoiceInput, ManyInput } from './ChoiceInputs'
import { ImageInput } from './ImageInput'
import { NumberInput } from './NumberInput'
import { RelationInput } from './RelationInput'
import { TagsInput } from './TagsInput'

export interface InputProps<F extends Field = Field> {
  field: F
  /** Id of the control, for its label. */
  id: string
  value: FieldValue
  error?: string
  onChange: (value: FieldValue) => void
}

/** The control for one field of a form. */
export function FieldInput(props: InputProps) {
  const { field, id, value, error } = props
  if (field.type === 'boolean') return <CheckboxInput {...props} />
  const group =
    field.type === 'rating' ||
    ((field.type === 'choice' || field.type === 'relation') && field.many)
  return (
    <FormField
      id={id}
      label={field.label}
      required={field.required}
      help={field.help}
      error={error}
      group={group === true}
    >
      {field.type === 'rating' ? (
        <StarsInput
          name={id}
          max={field.max}
          value={typeof value === 'number' ? value : null}
          onChange={props.onChange}
        />
      ) : (
        <Control {...props} />
      )}
    </FormField>
  )
}

function Control(props: InputProps) {
  const { field } = props
  switch (field.type) {
    case 'number':
    case 'money':
      return <NumberInput {...props} />
    case 'choice':
      return field.many ? (
        <ManyInput {...props} options={field.options} />
      ) : (
        <ChoiceInput {...props} options={field.options} />
      )
    case 'relation':
      return <RelationInput {...props} field={field} />
    case 'tags':
      return <TagsInput {...props} />
    case 'image':
      return <ImageInput {...props} />
    default:
      return <TextInput {...props} />
  }
}

const inputTypes: Partial<Record<Field['type'], string>> = {
  color: 'color',
  date: 'date',
  dateTime: 'datetime-local',
  email: 'email',
  phone: 'tel',
  time: 'time',
  url: 'url',
}

function TextInput({ field, id, value, error, onChange }: InputProps) {
  const text = typeof value === 'string' ? value : ''
  const shared = {
    id,
    value: text,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, field.help, error),
    'aria-required': field.required,
  }
  if (field.type === 'text' && field.multiline) {
    return (
      <textarea
        {...shared}
        rows={4}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputStyle} h-auto py-2 leading-relaxed`}
      />
    )
  }
  // Fields that are "not set" hold null, plain texts hold an empty string.
  const nullable =
    field.type === 'date' ||
    field.type === 'time' ||
    field.type === 'dateTime' ||
    field.type === 'color'
  return (
    <input
      {...shared}
      type={inputTypes[field.type] ?? 'text'}
      maxLength={field.type === 'text' ? field.maxLength : undefined}
      onChange={(event) =>
        onChange(nullable && event.target.value === '' ? null : event.target.value)
      }
      className={field.type === 'color' ? `${inputStyle} w-20 p-1` : inputStyle}
    />
  )
}
