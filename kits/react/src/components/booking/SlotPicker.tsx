import { useId } from 'react'

interface Props {
  label: string
  slots: readonly { time: string; free: boolean }[]
  value: string
  error?: string
  onChange: (time: string) => void
}

/** The times of a day; those that are taken cannot be chosen. */
export function SlotPicker({ label, slots, value, error, onChange }: Props) {
  const id = useId()
  return (
    <fieldset aria-describedby={error && `${id}-error`} className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      {slots.every((slot) => !slot.free) ? (
        <p className="rounded-xl bg-sunken px-4 py-3 text-sm text-muted">
          Nothing is free on this day. Please choose another one.
        </p>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2">
          {slots.map(({ time, free }) => (
            <label key={time} title={free ? undefined : 'Taken'} className="relative">
              <input
                type="radio"
                name={id}
                value={time}
                required
                disabled={!free}
                checked={time === value}
                aria-label={free ? time : `${time}, taken`}
                onChange={() => onChange(time)}
                className="peer absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
              />
              <span className="grid h-10 place-items-center rounded-lg border border-line bg-surface text-sm font-medium tabular-nums transition peer-checked:border-primary peer-checked:bg-primary peer-checked:text-on-primary peer-hover:border-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:border-transparent peer-disabled:bg-sunken peer-disabled:text-muted peer-disabled:line-through">
                {time}
              </span>
            </label>
          ))}
        </div>
      )}
      {error && (
        <p
          id={`${id}-error`}
          role="alert"
          className="mt-1.5 text-xs font-medium text-red-700 dark:text-red-300"
        >
          {error}
        </p>
      )}
    </fieldset>
  )
}
