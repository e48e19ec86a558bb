interface Props {
  label: string
  text: string
  /** Between 0 and 1. */
  part: number
  hint?: string
}

const RADIUS = 110
const LENGTH = 2 * Math.PI * RADIUS

/** A time in a ring that empties. */
export function TimeRing({ label, text, part, hint }: Props) {
  return (
    <div className="relative mx-auto grid size-64 place-items-center sm:size-72">
      <svg viewBox="0 0 240 240" aria-hidden="true" className="absolute inset-0 -rotate-90">
        <circle cx="120" cy="120" r={RADIUS} className="fill-none stroke-sunken" strokeWidth="10" />
        <circle
          cx="120"
          cy="120"
          r={RADIUS}
          className="fill-none stroke-primary"
          strokeWidth="10"
          strokeLinecap="round"
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - part)}
        />
      </svg>
      <div className="text-center">
        <p
          role="timer"
          aria-label={label}
          className="text-5xl font-semibold tracking-tight tabular-nums sm:text-6xl"
        >
          {text}
        </p>
        {hint && <p className="mt-1 text-sm text-muted">{hint}</p>}
      </div>
    </div>
  )
}
