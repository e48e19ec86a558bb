/** A place of the world clock. */
export interface City {
  name: string
  /** IANA time zone. */
  zone: string
}

const known: Record<string, string> = {
  Amsterdam: 'Europe/Amsterdam',
  Athens: 'Europe/Athens',
  Auckland: 'Pacific/Auckland',
  Bangkok: 'Asia/Bangkok',
  Beijing: 'Asia/Shanghai',
  Berlin: 'Europe/Berlin',
  'Buenos Aires': 'America/Argentina/Buenos_Aires',
  Cairo: 'Africa/Cairo',
  Chicago: 'America/Chicago',
  Delhi: 'Asia/Kolkata',
  Denver: 'America/Denver',
  Dubai: 'Asia/Dubai',
  'Hong Kong': 'Asia/Hong_Kong',
  Honolulu: 'Pacific/Honolulu',
  Istanbul: 'Europe/Istanbul',
  Jakarta: 'Asia/Jakarta',
  Johannesburg: 'Africa/Johannesburg',
  Karachi: 'Asia/Karachi',
  Kathmandu: 'Asia/Kathmandu',
  Lagos: 'Africa/Lagos',
  Lima: 'America/Lima',
  Lisbon: 'Europe/Lisbon',
  London: 'Europe/London',
  'Los Angeles': 'America/Los_Angeles',
  Madrid: 'Europe/Madrid',
  Manila: 'Asia/Manila',
  'Mexico City': 'America/Mexico_City',
  Moscow: 'Europe/Moscow',
  Mumbai: 'Asia/Kolkata',
  Nairobi: 'Africa/Nairobi',
  'New York': 'America/New_York',
  Paris: 'Europe/Paris',
  Reykjavik: 'Atlantic/Reykjavik',
  Rome: 'Europe/Rome',
  'São Paulo': 'America/Sao_Paulo',
  Seoul: 'Asia/Seoul',
  Singapore: 'Asia/Singapore',
  Stockholm: 'Europe/Stockholm',
  Sydney: 'Australia/Sydney',
  Tokyo: 'Asia/Tokyo',
  Toronto: 'America/Toronto',
  Vancouver: 'America/Vancouver',
  Zurich: 'Europe/Zurich',
}

export const cityNames = Object.keys(known)

/** A city by its name, or a time zone by its own: `Europe/Vienna`. */
export function findCity(text: string): City | null {
  const wanted = text.trim().toLowerCase()
  const name = cityNames.find((city) => city.toLowerCase() === wanted)
  if (name) return { name, zone: known[name] ?? 'UTC' }
  const zone = text.trim()
  if (!zone.includes('/') || !isZone(zone)) return null
  return { name: zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone, zone }
}

export function readCities(stored: unknown, names: readonly string[]): City[] {
  if (!Array.isArray(stored)) return names.flatMap((name) => findCity(name) ?? [])
  return stored.filter(
    (city: Partial<City> | null): city is City =>
      typeof city?.name === 'string' && typeof city.zone === 'string' && isZone(city.zone),
  )
}

export function cityTime(zone: string, now: Date, hour12: boolean): string {
  return now.toLocaleTimeString(undefined, {
    timeZone: zone,
    hour: hour12 ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: hour12 ? 'h12' : 'h23',
  })
}

export function cityDate(zone: string, now: Date): string {
  return now.toLocaleDateString(undefined, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
}

/** Whether the sun is likely up there. */
export function isDay(zone: string, now: Date): boolean {
  const hour = new Date(now.getTime() + offsetMinutes(zone, now) * 60_000).getUTCHours()
  return hour >= 7 && hour < 19
}

/** How far a city's clock is ahead of the one here: `+3 h`, `−4:30 h`, `same time`. */
export function difference(zone: string, now: Date, here = -now.getTimezoneOffset()): string {
  const minutes = offsetMinutes(zone, now) - here
  if (minutes === 0) return 'same time'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `${minutes > 0 ? '+' : '−'}${Math.floor(size / 60)}${rest} h`
}

/** Minutes that a zone is ahead of UTC at a moment. */
export function offsetMinutes(zone: string, now: Date): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const parts = Object.fromEntries(
    format.formatToParts(now).map((part) => [part.type, Number(part.value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  const there = Date.UTC(year, month - 1, day, hour, minute)
  return Math.round((there - Math.floor(now.getTime() / 60_000) * 60_000) / 60_000)
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
