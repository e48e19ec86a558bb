import { cx } from '../../lib/cx'

const star = 'm12 3.2 2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1-4.5-4.2 6.1-.8L12 3.2Z'

/** A rating as stars, to read. */
export function Stars({ value, max }: { value: number; max: number }) {
  return (
    <span
      role="img"
      aria-label={`${value} of ${max} stars`}
      className="inline-flex gap-0.5 align-middle"
    >
      {steps(max).map((step) => (
        <Star key={step} filled={step <= value} className="size-4" />
      ))}
    </span>
  )
}

interface InputProps {
  name: string
  max: number
  value: number | null
  onChange: (value: number) => void
}

/** A rating as stars, to choose with the pointer or the arrow keys. */
export function StarsInput({ name, max, value, onChange }: InputProps) {
  return (
    <div className="flex">
      {steps(max).map((step) => (
        <label
          key={step}
          className="cursor-pointer rounded p-1 has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={step}
            checked={value === step}
            onChange={() => onChange(step)}
            className="sr-only"
          />
          <span className="sr-only">{step === 1 ? '1 star' : `${step} stars`}</span>
          <Star filled={value !== null && step <= value} className="size-6" />
        </label>
      ))}
    </div>
  )
}

function Star({ filled, className }: { filled: boolean; className: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={cx(
        className,
        filled ? 'fill-amber-400 stroke-amber-500' : 'fill-transparent stroke-muted/60',
      )}
      strokeWidth="1.5"
      strokeLinejoin="round"
    >
      <path d={star} />
    </svg>
  )
}

function steps(max: number): number[] {
  return Array.from({ length: max }, (_, index) => index + 1)
}
