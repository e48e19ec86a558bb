import type { FormulaInput } from '../../../lib/tools/formula/types'
import { describedBy, FormField } from '../../ui/FormField'
import { inputStyle } from '../../ui/styles'

interface Props {
  id: string
  input: FormulaInput
  text: string
  /** Position of the chosen unit. */
  unit?: number
  currency: string
  problem?: string
  onChange: (text: string) => void
  onUnit?: (position: number) => void
}

/** The control for one input of a formula. */
export function FormulaField(props: Props) {
  const { id, input, text, currency, problem, onChange } = props
  const shared = {
    id,
    value: text,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy(id, input.help, problem),
  }
  const suffix = { money: currency, percent: '%' }[input.type as string] ?? input.unit
  return (
    <FormField
      id={id}
      label={input.label}
      required={!input.optional && input.type !== 'text'}
      help={input.help}
      error={problem}
    >
      {input.type === 'choice' ? (
        <select
          {...shared}
          onChange={(event) => onChange(event.target.value)}
          className={inputStyle}
        >
          {input.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : input.type === 'date' || input.type === 'text' ? (
        <input
          {...shared}
          type={input.type}
          onChange={(event) => onChange(event.target.value)}
          className={inputStyle}
        />
      ) : (
        <div className="relative flex gap-2">
          <input
            {...shared}
            type="number"
            inputMode="decimal"
            step="any"
            onChange={(event) => onChange(event.target.value)}
            className={`${inputStyle} tabular-nums ${suffix ? 'pr-20' : ''}`}
          />
          {input.units ? (
            <UnitSelect {...props} units={input.units} />
          ) : (
            suffix && (
              <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted">
                {suffix}
              </span>
            )
          )}
        </div>
      )}
    </FormField>
  )
}

function UnitSelect({
  input,
  units,
  unit = 0,
  onUnit,
}: Props & { units: NonNullable<FormulaInput['units']> }) {
  return (
    <div className="w-20 shrink-0">
      <select
        aria-label={`Unit of ${input.label.toLowerCase()}`}
        value={unit}
        onChange={(event) => onUnit?.(Number(event.target.value))}
        className={inputStyle}
      >
        {units.map((one, at) => (
          <option key={one.label} value={at}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}
