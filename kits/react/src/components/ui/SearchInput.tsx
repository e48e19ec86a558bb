import { inputStyle } from './styles'
import { Icon } from './Icon'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
}

export function SearchInput({ label, value, onChange }: Props) {
  return (
    <div className="relative min-w-40 flex-1 sm:max-w-xs">
      <Icon name="search" className="pointer-events-none absolute top-3 left-3 size-4 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${inputStyle} pl-9`}
      />
    </div>
  )
}
