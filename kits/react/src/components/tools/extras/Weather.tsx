import { useId, useMemo, useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import {
  changeCity,
  cityNames,
  feelsLike,
  findCity,
  fitChanges,
  forecast,
  nowAt,
  resetCity,
} from '../../../lib/tools/weather/weather'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { Segments } from '../../ui/Segments'
import { cardStyle, inputStyle } from '../../ui/styles'
import { WeatherDays } from './WeatherDays'
import { WeatherEditor } from './WeatherEditor'
import { WeatherNow } from './WeatherNow'

const units = [
  { value: 'c', label: '°C' },
  { value: 'f', label: '°F' },
] as const

interface Props {
  heading?: string
  /** In view at first, and to choose with one press. */
  cities: readonly string[]
  unit?: 'c' | 'f'
}

/** The weather of several cities. There is no service behind it: it shows sample data, which one may change. */
export function Weather({ heading, cities, unit: first = 'c' }: Props) {
  const { value: stored, change, error } = useStored<unknown>('weather', (value) => value)
  const changes = useMemo(() => fitChanges(stored), [stored])
  const { value: unit, change: changeUnit } = useStored('weather-unit', (value) =>
    value === 'c' || value === 'f' ? value : first,
  )
  const [now] = useState(() => new Date())
  const [city, setCity] = useState(() => findCity(cities[0] ?? '') ?? 'London')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const current = nowAt(city, now, changes)

  function search() {
    const found = findCity(text)
    setProblem(found ? null : `There are no sample data for “${text.trim()}”.`)
    if (!found) return
    setCity(found)
    setText('')
  }

  return (
    <Part heading={heading}>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <label className="min-w-48 flex-1 text-sm font-medium">
          Search city
          <input
            type="search"
            list={id}
            value={text}
            placeholder="e.g. Paris"
            onChange={(event) => setText(event.target.value)}
            className={`${inputStyle} mt-1.5`}
          />
        </label>
        <datalist id={id}>
          {cityNames.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit" look="primary" icon="search" disabled={text.trim() === ''}>
          Search
        </Button>
        <Segments
          label="Unit"
          value={unit}
          options={units}
          onChange={(next) => changeUnit(() => next)}
        />
      </form>
      <ErrorNotice message={problem ?? error} />
      <div role="group" aria-label="Cities" className="flex flex-wrap gap-2">
        {cities.map((name) => (
          <Button
            key={name}
            aria-pressed={findCity(name) === city}
            className="h-9 px-3 aria-pressed:border-accent aria-pressed:bg-soft"
            onClick={() => {
              setCity(findCity(name) ?? city)
              setProblem(null)
            }}
          >
            {name}
          </Button>
        ))}
      </div>
      <WeatherNow city={city} now={current} feelsLike={feelsLike(current)} unit={unit} />
      <WeatherDays days={forecast(city, now)} unit={unit} />
      <p role="note" className="text-sm text-muted">
        Sample data made from each city’s climate, not a live forecast.
      </p>
      <details className={`${cardStyle} px-5 py-3.5`}>
        <summary className="text-sm font-semibold">{`Edit the data of ${city}`}</summary>
        <WeatherEditor
          key={city}
          now={current}
          onChange={(next) => change((value) => changeCity(fitChanges(value), city, next))}
          onReset={() => change((value) => resetCity(fitChanges(value), city))}
        />
      </details>
    </Part>
  )
}
