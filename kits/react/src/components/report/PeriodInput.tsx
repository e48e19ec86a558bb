import { periods, type DayRange, type Period } from '../../lib/report/period'
import { SelectInput } from '../ui/SelectInput'
import { inputStyle } from '../ui/styles'

interface Props {
  period: Period
  range: DayRange
  onChange: (period: Period, custom?: DayRange) => void
}

/** A usual period, or any two days. */
export function PeriodInput({ period, range, onChange }: Props) {
  const day = (label: string, bound: keyof DayRange) => (
    <label className="flex items-center gap-2 text-sm text-muted">
      {label}
      <input
        type="date"
        value={range[bound]}
        onChange={(event) => onChange('custom', { ...range, [bound]: event.target.value })}
        className={`${inputStyle} w-40`}
      />
    </label>
  )
  return (
    <>
      <SelectInput
        label="Period"
        value={period}
        options={periods}
        onChange={(value) =>
          onChange(periods.find((known) => known.value === value)?.value ?? 'all')
        }
        className="max-w-48"
      />
      {period === 'custom' && (
        <>
          {day('From', 'from')}
          {day('To', 'to')}
        </>
      )}
    </>
  )
}
