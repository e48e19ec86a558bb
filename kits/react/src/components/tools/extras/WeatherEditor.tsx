import { skies, type Now, type Sky } from '../../../lib/tools/weather/weather'
import { Button } from '../../ui/Button'
import { inputStyle } from '../../ui/styles'

const numbers = [
  { id: 'temperature', label: 'Temperature (°C)', min: -60, max: 60 },
  { id: 'humidity', label: 'Humidity (%)', min: 0, max: 100 },
  { id: 'wind', label: 'Wind (km/h)', min: 0, max: 300 },
] as const

interface Props {
  now: Now
  onChange: (change: Partial<Now>) => void
  onReset: () => void
}

/** The sample data of one city. */
export function WeatherEditor({ now, onChange, onReset }: Props) {
  return (
    <div className="mt-4 grid grid-cols-2 gap-3 pb-2 sm:grid-cols-4">
      {numbers.map(({ id, label, min, max }) => (
        <label
          // Written anew when the data are reset.
          key={`${id} ${now[id]}`}
          className="text-xs font-medium"
        >
          {label}
          <input
            type="number"
            min={min}
            max={max}
            defaultValue={now[id]}
            onBlur={(event) => {
              const value = event.target.valueAsNumber
              if (value >= min && value <= max) onChange({ [id]: value })
              else event.target.value = String(now[id])
            }}
            className={`${inputStyle} mt-1 tabular-nums`}
          />
        </label>
      ))}
      <label className="text-xs font-medium">
        Sky
        <select
          value={now.sky}
          onChange={(event) => onChange({ sky: event.target.value as Sky })}
          className={`${inputStyle} mt-1`}
        >
          {skies.map((sky) => (
            <option key={sky.value} value={sky.value}>
              {sky.label}
            </option>
          ))}
        </select>
      </label>
      <Button className="justify-self-start" onClick={onReset}>
        Reset
      </Button>
    </div>
  )
}
