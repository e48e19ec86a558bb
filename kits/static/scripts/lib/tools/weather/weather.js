import { toIsoDate } from '../../dates.js'
import { cityClimates } from './climates.js'

/** What the user has changed in the sample data, by city. */
export const skies = [
  { value: 'sunny', label: 'Sunny' },
  { value: 'cloudy', label: 'Cloudy' },
  { value: 'rainy', label: 'Rainy' },
  { value: 'stormy', label: 'Thunderstorm' },
  { value: 'snowy', label: 'Snow' },
  { value: 'foggy', label: 'Fog' },
]

export function skyName(sky) {
  return skies.find(({ value }) => value === sky)?.label ?? sky
}

export const cityNames = Object.keys(cityClimates)

/** A city by its name, whatever its capitals; null when there are no data for it. */
export function findCity(text) {
  const wanted = text.trim().toLowerCase()
  const matches = cityNames.filter((name) => name.toLowerCase().startsWith(wanted))
  const exact = matches.find((name) => name.toLowerCase() === wanted)
  return wanted === '' ? null : (exact ?? matches[0] ?? null)
}

export function countryOf(city) {
  return cityClimates[city]?.country ?? ''
}

/** Made-up weather that fits the climate and the season, the same whenever one looks on that day. */
export function dayAt(city, date) {
  const climate = cityClimates[city] ?? unknown
  const luck = seeded(`${city} ${toIsoDate(date)}`)
  const middle = seasonal(climate, date) + 5 * (luck() - 0.5)
  const rain = Math.round(100 * Math.min(0.95, climate.rain * (0.4 + 1.2 * luck())))
  const spread = 3 + 4 * luck()
  return {
    date: toIsoDate(date),
    low: Math.round(middle - spread),
    high: Math.round(middle + spread),
    sky: skyFor(rain / 100, middle, luck()),
    rain,
  }
}

export function nowAt(city, date, changes) {
  const day = dayAt(city, date)
  const luck = seeded(`${city} ${toIsoDate(date)} now`)
  // Warmest in the afternoon, coldest before sunrise.
  const part = (1 - Math.cos((2 * Math.PI * (date.getHours() - 3)) / 24)) / 2
  return {
    temperature: Math.round(day.low + (day.high - day.low) * part),
    sky: day.sky,
    humidity: Math.round(35 + 0.4 * day.rain + 20 * luck()),
    wind: Math.round(4 + 26 * luck()),
    ...changes[city],
  }
}

export function forecast(city, today, count = 5) {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1 + index)
    return dayAt(city, date)
  })
}

export function formatDegrees(celsius, unit) {
  const degrees = unit === 'f' ? (celsius * 9) / 5 + 32 : celsius
  return `${Math.round(degrees)}°${unit.toUpperCase()}`
}

/** How cold or warm it feels: wind chill below 10 °C, humidity above 27 °C. */
export function feelsLike({ temperature, humidity, wind }) {
  if (temperature <= 10 && wind > 5) {
    const speed = wind ** 0.16
    return 13.12 + 0.6215 * temperature - 11.37 * speed + 0.3965 * temperature * speed
  }
  return temperature > 27 ? temperature + ((humidity - 40) / 100) * 8 : temperature
}

export function changeCity(changes, city, next) {
  return { ...changes, [city]: { ...changes[city], ...next } }
}

export function resetCity(changes, city) {
  return Object.fromEntries(Object.entries(changes).filter(([known]) => known !== city))
}

export function fitChanges(stored) {
  const known = Object.entries(typeof stored === 'object' && stored !== null ? stored : {})
  return Object.fromEntries(
    known.filter(([city, change]) => city in cityClimates && typeof change === 'object'),
  )
}

const unknown = { country: '', winter: 5, summer: 22, rain: 0.35, south: false }

/** The mean temperature of a day of the year. */
function seasonal({ winter, summer, south }, date) {
  const day = (date.getTime() - new Date(date.getFullYear(), 0, 15).getTime()) / 86_400_000
  const warmth = (1 - Math.cos((2 * Math.PI * day) / 365.25)) / 2
  return winter + (summer - winter) * (south ? 1 - warmth : warmth)
}

function skyFor(rain, temperature, luck) {
  if (luck < rain) {
    if (temperature < 1) return 'snowy'
    return temperature > 20 && luck < rain / 3 ? 'stormy' : 'rainy'
  }
  if (luck < rain + 0.25) return 'cloudy'
  return temperature < 8 && luck > 0.93 ? 'foggy' : 'sunny'
}

/** Numbers from 0 to 1 that follow from a text. */
function seeded(text) {
  let state = 2_166_136_261
  for (const c of text) state = Math.imul(state ^ c.charCodeAt(0), 16_777_619)
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519)
    state = Math.imul(state ^ (state >>> 13), 3_266_489_917)
    state ^= state >>> 16
    return (state >>> 0) / 2 ** 32
  }
}
