import { countryOf, formatDegrees, skyName, type Now } from '../../../lib/tools/weather/weather'
import { cardStyle } from '../../ui/styles'
import { SkyIcon } from './SkyIcon'

interface Props {
  city: string
  now: Now
  feelsLike: number
  unit: 'c' | 'f'
}

export function WeatherNow({ city, now, feelsLike, unit }: Props) {
  const facts = [
    ['Feels like', formatDegrees(feelsLike, unit)],
    ['Humidity', `${now.humidity} %`],
    ['Wind', unit === 'c' ? `${now.wind} km/h` : `${Math.round(now.wind / 1.609)} mph`],
  ]
  return (
    <section aria-label="Current weather" className={`${cardStyle} p-6`}>
      <div className="flex flex-wrap items-center justify-between gap-6">
        <div>
          <h2 className="text-xl font-semibold tracking-tight">{city}</h2>
          <p className="text-sm text-muted">{countryOf(city)}</p>
          <p role="status" className="mt-3 text-6xl font-semibold tracking-tight tabular-nums">
            {formatDegrees(now.temperature, unit)}
          </p>
          <p className="mt-1 text-muted">{skyName(now.sky)}</p>
        </div>
        <SkyIcon sky={now.sky} className="size-28" />
      </div>
      <dl className="mt-6 grid grid-cols-3 gap-3 border-t border-line pt-4">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
