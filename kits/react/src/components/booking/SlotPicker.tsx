interface Props {
  label: string
  slots: readonly { time: string; free: boolean }[]
  value: string
  error?: string
  onChange: (time: string) => void
}

/** The times of a day; those that are taken cannot be chosen. */
export function SlotPicker({ label, slots, value, error, onChange }: Props) {
  return (
    <div>
      <p className="mb-2 text-sm font-medium">{label}</p>
      {slots.every((slot) => !slot.free) ? (
        <p className="rounded-xl bg-sunken px-4 py-3 text-sm text-muted">
          Nothing is free on this day. Please choose another one.
        </p>
      ) : (
        <div
          role="group"
          aria-label={label}
          className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2"
        >
          {slots.map(({ time, free }) => (
            <button
              key={time}
              type="button"
              disabled={!free}
              aria-pressed={time === value}
              aria-label={free ? time : `${time}, taken`}
              title={free ? undefined : 'Taken'}
              onClick={() => onChange(time)}
              className="h-10 rounded-lg border border-line bg-surface text-sm font-medium tabular-nums transition hover:border-accent disabled:border-transparent disabled:bg-sunken disabled:text-muted disabled:line-through aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-on-primary"
            >
              {time}
            </button>
          ))}
        </div>
      )}
      {error && (
        <p role="alert" className="mt-1.5 text-xs font-medium text-red-700 dark:text-red-300">
          {error}
        </p>
      )}
    </div>
  )
}
