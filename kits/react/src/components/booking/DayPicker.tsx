import { daysFrom } from '../../lib/booking/slots'
import { fromIso, toIsoDate } from '../../lib/dates'
import { FormField } from '../ui/FormField'
import { inputStyle } from '../ui/styles'

interface Props {
  id: string
  label: string
  value: string
  error?: string
  /** How many times are free on a day. */
  free: (date: string) => number
  onChange: (date: string) => void
}

/** A day: one of the next seven at a click, any other by its date. */
export function DayPicker({ id, label, value, error, free, onChange }: Props) {
  const today = new Date()
  return (
    <div className="flex flex-col gap-3">
      <FormField id={id} label={label} required error={error}>
        <input
          id={id}
          type="date"
          min={toIsoDate(today)}
          value={value}
          aria-required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={`${inputStyle} max-w-52`}
        />
      </FormField>
      <div role="group" aria-label="Next days" className="-m-1 flex gap-2 overflow-x-auto p-1">
        {daysFrom(today, 7).map((date) => {
          const count = free(date)
          return (
            <button
              key={date}
              type="button"
              aria-pressed={date === value}
              disabled={count === 0}
              onClick={() => onChange(date)}
              className="flex min-w-20 flex-1 flex-col items-center rounded-xl border border-line bg-surface px-2 py-2 text-sm transition hover:border-muted/60 disabled:opacity-50 aria-pressed:border-accent aria-pressed:bg-soft aria-pressed:text-accent"
            >
              <span className="font-medium">{dayName(date)}</span>
              <span className="text-xs text-muted">{count === 0 ? 'Full' : `${count} free`}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

function dayName(date: string): string {
  return fromIso(date)?.toLocaleDateString(undefined, { weekday: 'short', day: 'numeric' }) ?? date
}
