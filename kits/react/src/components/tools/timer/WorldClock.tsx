import { useId, useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import {
  cityDate,
  cityNames,
  cityTime,
  difference,
  findCity,
  isDay,
  readCities,
} from '../../../lib/tools/timer/world'
import { Part } from '../../layout/Page'
import { Button, IconButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle, inputStyle } from '../../ui/styles'
import { useNow } from './useNow'

interface Props {
  heading?: string
  /** Of the first visit. */
  cities: readonly string[]
}

/** The time in several cities. */
export function WorldClock({ heading, cities: first }: Props) {
  const {
    value: cities,
    change,
    error,
  } = useStored('world-clock', (stored) => readCities(stored, first))
  const { value: hour12, change: changeHours } = useStored(
    'clock-hour12',
    (stored) => stored === true,
  )
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const now = new Date(useNow(true, 1000))
  const id = useId()

  function add() {
    const city = findCity(text)
    if (!city) {
      setProblem(
        'This city is not known. Choose one from the list, or a time zone such as Europe/Vienna.',
      )
      return
    }
    setProblem(null)
    if (cities.some((known) => known.name === city.name))
      return setProblem(`${city.name} is already there.`)
    if (change((current) => [...current, city])) setText('')
  }

  return (
    <Part heading={heading}>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <label className="min-w-48 flex-1 text-sm font-medium">
          City or time zone
          <input
            list={id}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder="e.g. Tokyo"
            className={`${inputStyle} mt-1.5`}
          />
        </label>
        <datalist id={id}>
          {cityNames.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit" look="primary" icon="plus" disabled={text.trim() === ''}>
          Add city
        </Button>
        <label className="flex h-10 items-center gap-2.5 px-2 text-sm">
          <input
            type="checkbox"
            checked={hour12}
            onChange={(event) => changeHours(() => event.target.checked)}
            className="size-4 accent-primary"
          />
          12-hour clock
        </label>
      </form>
      <ErrorNotice message={problem ?? error} />
      {cities.length === 0 ? (
        <EmptyState icon="calendar" title="No city yet" text="Add one to see its time." />
      ) : (
        <ul aria-label="Cities" className="grid gap-4 sm:grid-cols-2">
          {cities.map((city) => (
            <li key={city.name} className={`${cardStyle} flex items-start gap-3 p-5`}>
              <div className="min-w-0 flex-1">
                <h3 className="truncate font-semibold">
                  {city.name}
                  <span className="ml-2 text-sm font-normal text-muted">
                    {isDay(city.zone, now) ? '☀︎ day' : '☾ night'}
                  </span>
                </h3>
                <p className="mt-1 text-3xl font-semibold tracking-tight tabular-nums">
                  {cityTime(city.zone, now, hour12)}
                </p>
                <p className="mt-1 text-sm text-muted">
                  {cityDate(city.zone, now)} · {difference(city.zone, now)}
                </p>
              </div>
              <IconButton
                icon="trash"
                label={`Remove ${city.name}`}
                onClick={() =>
                  change((current) => current.filter((known) => known.name !== city.name))
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
