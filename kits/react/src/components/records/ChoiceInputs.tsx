import { Icon } from '../ui/Icon'
import { describedBy } from '../ui/FormField'
import { inputStyle } from '../ui/styles'
import type { InputProps } from './FieldInput'

interface Options {
  options: readonly { value: string; label: string }[]
}

/** One of several. */
export function ChoiceInput({ field, id, value, error, onChange, options }: InputProps & Options) {
  return (
    <div className="relative">
      <select
        id={id}
        value={typeof value === 'string' ? value : ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, field.help, error)}
        aria-required={field.required}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        className={`${inputStyle} appearance-none pr-9`}
      >
        <option value="">{field.required ? 'Choose…' : 'None'}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" className="pointer-events-none absolute top-3 right-3 size-4 text-muted" />
    </div>
  )
}

/** Any number of several. */
export function ManyInput({ value, onChange, options }: InputProps & Options) {
  const chosen = Array.isArray(value) ? value : []
  return (
    <div className="flex flex-wrap gap-2">
      {options.map((option) => (
        <label
          key={option.value}
          className="flex cursor-pointer items-center gap-2 rounded-lg border border-line px-3 py-1.5 text-sm transition has-checked:border-accent has-checked:bg-soft has-checked:text-accent"
        >
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((other) => other !== option.value),
              )
            }
            className="accent-(--primary)"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}

/** Yes or no. */
export function CheckboxInput({ field, id, value, onChange }: InputProps) {
  return (
    <label htmlFor={id} className="flex cursor-pointer items-start gap-3 text-sm font-medium">
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-px size-4.5 accent-(--primary)"
      />
      <span>
        {field.label}
        {field.help && <span className="block text-xs font-normal text-muted">{field.help}</span>}
      </span>
    </label>
  )
}
