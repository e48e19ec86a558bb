import { useState } from 'react'
import { describedBy, FormField } from '../ui/FormField'
import { inputStyle } from '../ui/styles'

export interface TextFieldProps {
  id: string
  label: string
  value: string
  error?: string
  help?: string
  autoComplete: string
  onChange: (value: string) => void
}

export function TextField({ type = 'text', ...props }: TextFieldProps & { type?: string }) {
  const { id, label, help, error } = props
  return (
    <FormField id={id} label={label} required help={help} error={error}>
      <Control type={type} {...props} />
    </FormField>
  )
}

/** A password, hidden unless one wants to see it. */
export function PasswordField(props: TextFieldProps) {
  const { id, label, help, error } = props
  const [shown, setShown] = useState(false)
  return (
    <FormField id={id} label={label} required help={help} error={error}>
      <div className="relative">
        <Control type={shown ? 'text' : 'password'} {...props} className="pr-16" />
        <button
          type="button"
          aria-controls={id}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute top-1 right-1 h-8 rounded-md px-2.5 text-xs font-medium text-muted hover:bg-sunken hover:text-ink"
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      </div>
    </FormField>
  )
}

function Control({
  id,
  value,
  error,
  help,
  autoComplete,
  type,
  className = '',
  onChange,
}: TextFieldProps & { type: string; className?: string }) {
  return (
    <input
      id={id}
      type={type}
      value={value}
      autoComplete={autoComplete}
      autoCapitalize={type === 'text' ? undefined : 'none'}
      spellCheck={false}
      aria-required
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, help, error)}
      onChange={(event) => onChange(event.target.value)}
      className={`${inputStyle} ${className}`}
    />
  )
}
