import { IconButton } from '../ui/Button'

interface Props {
  /** What there are so many of. */
  name: string
  value: number
  max: number
  min?: number
  onChange: (value: number) => void
}

/** A small number with a button on either side. */
export function QuantityInput({ name, value, max, min = 1, onChange }: Props) {
  return (
    <div className="inline-flex items-center rounded-lg border border-line bg-surface">
      <IconButton
        icon="minus"
        label={`Decrease quantity of ${name}`}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      />
      <input
        type="text"
        inputMode="numeric"
        aria-label={`Quantity of ${name}`}
        value={value}
        onChange={(event) => {
          const typed = Number(event.target.value.replace(/\D/g, ''))
          onChange(Math.max(min, Math.min(typed, max)))
        }}
        className="w-10 bg-transparent text-center text-sm font-medium tabular-nums"
      />
      <IconButton
        icon="plus"
        label={`Increase quantity of ${name}`}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      />
    </div>
  )
}
