import { fromIso, toIsoDate } from '../dates.js'

/** Months are kept as `2026-03`, days as `2026-03-09`. */
export function monthOf(day) {
  return day.slice(0, 7)
}

export function shiftDay(day, by) {
  const date = fromIso(day)
  if (!date) return day
  date.setDate(date.getDate() + by)
  return toIsoDate(date)
}

/** The first day of the month `by` months away. */
export function shiftMonth(day, by) {
  const date = fromIso(`${monthOf(day)}-01`)
  if (!date) return day
  date.setMonth(date.getMonth() + by)
  return toIsoDate(date)
}

/** The seven days of the week that `day` is in. `firstDay` is 1 for Monday to 7 for Sunday. */
export function weekOf(day, firstDay) {
  const weekday = fromIso(day)?.getDay() ?? 0
  const start = shiftDay(day, -((weekday - firstDay + 7) % 7))
  return Array.from({ length: 7 }, (_, at) => shiftDay(start, at))
}

/** The weeks that a month is drawn with: whole ones, also where they begin before it or end after it. */
export function weeksOf(month, firstDay) {
  const weeks = [weekOf(`${month}-01`, firstDay)]
  for (;;) {
    const next = shiftDay(weeks.at(-1)?.[0] ?? '', 7)
    if (monthOf(next) !== month) return weeks
    weeks.push(weekOf(next, firstDay))
  }
}

/** Where weeks begin for the user: 1 for Monday to 7 for Sunday. */
export function firstDayOfWeek(language) {
  const locale = new Intl.Locale(language)

  return locale.getWeekInfo?.().firstDay ?? 1
}

/** Events that last longer are shown on their first days only. */
const MAX_DAYS = 62

/** The records of each day, those with a time in the order of their times. */
export function eventsByDay(rows, date, end) {
  const days = new Map()
  const sorted = rows.toSorted((a, b) => String(a[date] ?? '').localeCompare(String(b[date] ?? '')))
  for (const row of sorted) {
    for (const day of daysFrom(row[date], end === undefined ? null : row[end])) {
      days.set(day, [...(days.get(day) ?? []), row])
    }
  }
  return days
}

function daysFrom(start, end) {
  const first = String(start ?? '').slice(0, 10)
  if (!fromIso(first)) return []
  const last = String(end ?? '').slice(0, 10)
  const days = [first]
  for (let day = shiftDay(first, 1); day <= last && days.length < MAX_DAYS; day = shiftDay(day, 1))
    days.push(day)
  return days
}

/** The day a calendar opens on: today, unless its month has nothing; then the day of the nearest event, if there is any. */
export function dayToOpen(days, today) {
  if (days.length === 0 || days.some((day) => monthOf(day) === monthOf(today))) return today
  const sorted = days.toSorted()
  return sorted.find((day) => day > today) ?? sorted.at(-1) ?? today
}

/** `09:30` of a date with time; an empty string for a date. */
export function timeOf(value) {
  return String(value ?? '').slice(11, 16)
}

/** `Monday, 9 March 2026` and the like, as the user writes dates. */
export function formatDay(day, options) {
  return fromIso(day)?.toLocaleDateString(undefined, options) ?? day
}
