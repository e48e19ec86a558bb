import { fromIso } from '../../../lib/dates'
import { formatDegrees, skyName, type Day } from '../../../lib/tools/weather/weather'
import { cardStyle } from '../../ui/styles'
import { SkyIcon } from './SkyIcon'

/** The days to come. */
export function WeatherDays({ days, unit }: { days: readonly Day[]; unit: 'c' | 'f' }) {
  return (
    <section aria-label="Forecast">
      <h2 className="mb-3 text-lg font-semibold tracking-tight">{`${days.length}-day forecast`}</h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {days.map((day) => (
          <li key={day.date} className={`${cardStyle} flex flex-col items-center p-4 text-center`}>
            <span className="text-sm font-medium">
              {fromIso(day.date)?.toLocaleDateString(undefined, {
                weekday: 'short',
                day: 'numeric',
              })}
            </span>
            <SkyIcon sky={day.sky} className="my-2 size-12" />
            <span className="text-xs text-muted">{skyName(day.sky)}</span>
            <span className="mt-1 font-semibold tabular-nums">{formatDegrees(day.high, unit)}</span>
            <span className="text-sm text-muted tabular-nums">{formatDegrees(day.low, unit)}</span>
            <span className="mt-1 text-xs text-muted">{`Rain ${day.rain} %`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
