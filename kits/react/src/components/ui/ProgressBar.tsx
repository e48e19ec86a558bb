interface Props {
  label: string
  value: number
  max: number
  /** What it says beside the bar: `3 of 5 answered`. */
  text?: string
}

/** How much of something is done. */
export function ProgressBar({ label, value, max, text }: Props) {
  return (
    <div className="flex items-center gap-3">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        className="h-2 flex-1 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-primary transition-[width] duration-300"
          style={{ width: `${max === 0 ? 0 : (100 * value) / max}%` }}
        />
      </div>
      {text && <span className="text-sm text-muted tabular-nums">{text}</span>}
    </div>
  )
}
