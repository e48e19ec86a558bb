/** Dates are kept as the user sees them on the calendar: `2026-03-09`, without a time zone. */
export function toIsoDate(date) {
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

export function toIsoDateTime(date) {
  return `${toIsoDate(date)}T${pad(date.getHours())}:${pad(date.getMinutes())}`
}

export function todayIso(now = new Date()) {
  return toIsoDate(now)
}

export function addDays(date, days) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days)
}

/** Reads `2026-03-09` or `2026-03-09T18:30` as local time; null when it is neither or no real day. */
export function fromIso(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0))
  const date = new Date(year ?? 0, (month ?? 1) - 1, day, hour, minute)
  return date.getMonth() + 1 === month && date.getDate() === day ? date : null
}

/** Whole days from `now` to `iso`: 0 today, negative in the past. */
export function daysUntil(iso, now = new Date()) {
  const date = fromIso(iso.slice(0, 10))
  const today = fromIso(toIsoDate(now))
  if (!date || !today) return null
  return Math.round((date.getTime() - today.getTime()) / 86_400_000)
}

function pad(value) {
  return String(value).padStart(2, '0')
}
