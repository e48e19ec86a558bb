import { inputStyle } from './styles'
import { Icon } from './Icon'

interface Props {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  className?: string
}

/** A select without a visible label, for toolbars. */
export function SelectInput({ label, value, options, onChange, className = '' }: Props) {
  return (
    <div className={`relative ${className}`}>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputStyle} appearance-none truncate pr-9`}
      >
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
