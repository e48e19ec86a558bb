/** Days of the calendar as numbers, counted from 1970-01-01, so that formulas can subtract them. */
const DAY_MS = 86_400_000

/** `2026-03-09` → 20521; null when it is no real day. */
export function dayOf(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!match) return null
  const [year, month, day] = match.slice(1).map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day))
  return isoOf(date.getTime() / DAY_MS) === iso ? date.getTime() / DAY_MS : null
}

export function isoOf(day) {
  return dateOf(day).toISOString().slice(0, 10)
}

/** The same day of the month, or the last one where that month is shorter. */
export function addMonths(day, months) {
  const date = dateOf(day)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return first.getTime() / DAY_MS + Math.min(date.getUTCDate(), length) - 1
}

/** Whole years, months beyond them and days beyond those. The order of the two days does not matter. */
export function between(one, other) {
  const [from, to] = one <= other ? [one, other] : [other, one]
  const [start, end] = [dateOf(from), dateOf(to)]
  let total = 12 * (end.getUTCFullYear() - start.getUTCFullYear())
  total += end.getUTCMonth() - start.getUTCMonth()
  if (addMonths(from, total) > to) total -= 1
  return { years: Math.floor(total / 12), months: total % 12, days: to - addMonths(from, total) }
}

export function weekdayName(day) {
  return dateOf(day).toLocaleDateString(undefined, { weekday: 'long', timeZone: 'UTC' })
}

export function formatDay(day) {
  return dateOf(day).toLocaleDateString(undefined, { dateStyle: 'long', timeZone: 'UTC' })
}

function dateOf(day) {
  return new Date(day * DAY_MS)
}
