import { isRate, sampleRates, type Rates } from '../../../lib/tools/convert/currency'
import { Button } from '../../ui/Button'
import { cardStyle, inputStyle } from '../../ui/styles'

interface Props {
  rates: Rates
  onChange: (rates: Rates) => void
}

/** The rates that currencies are converted with; the user keeps them up to date. */
export function CurrencyRates({ rates, onChange }: Props) {
  const codes = Object.keys(rates).filter((code) => code !== 'USD')
  return (
    <details className={`${cardStyle} px-5 py-3.5`}>
      <summary className="text-sm font-semibold">Exchange rates</summary>
      <p className="mt-2 text-sm text-muted">
        What one US dollar is worth. These are sample rates, not live ones: change them here.
      </p>
      <div className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {codes.map((code) => (
          <label key={code} className="text-xs font-medium">
            {code}
            <input
              // Written anew when the rates are reset.
              key={rates[code]}
              type="number"
              step="any"
              min="0"
              defaultValue={rates[code]}
              onBlur={(event) => {
                const rate = event.target.valueAsNumber
                if (isRate(rate)) onChange({ ...rates, [code]: rate })
                else event.target.value = String(rates[code])
              }}
              className={`${inputStyle} mt-1 tabular-nums`}
            />
          </label>
        ))}
      </div>
      <Button className="mt-4" onClick={() => onChange(sampleRates)}>
        Reset rates
      </Button>
    </details>
  )
}
