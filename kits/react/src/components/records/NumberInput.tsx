import { useState } from 'react'
import { describedBy } from '../ui/FormField'
import { inputStyle } from '../ui/styles'
import type { InputProps } from './FieldInput'

/** A number with its unit or currency. */
export function NumberInput({ field, id, value, error, onChange }: InputProps) {
  // What is typed is not always a number yet: "-", "1." must stay as they are.
  const [text, setText] = useState(value === null ? '' : String(value))
  const integer = field.type === 'number' && field.integer === true
  const suffix =
    field.type === 'money' ? field.currency : field.type === 'number' ? field.unit : undefined

  return (
    <div className="relative">
      <input
        id={id}
        type="number"
        inputMode={integer ? 'numeric' : 'decimal'}
        step={field.type === 'money' ? '0.01' : integer ? 1 : 'any'}
        min={field.type === 'number' ? field.min : undefined}
        max={field.type === 'number' ? field.max : undefined}
        value={text}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, field.help, error)}
        aria-required={field.required}
        onChange={(event) => {
          setText(event.target.value)
          onChange(event.target.value === '' ? null : event.target.valueAsNumber)
        }}
        className={`${inputStyle} tabular-nums ${suffix ? 'pr-16' : ''}`}
      />
      {suffix && (
        <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted">
          {suffix}
        </span>
      )}
    </div>
  )
}
