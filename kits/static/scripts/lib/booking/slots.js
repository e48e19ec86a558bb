import { addDays, toIsoDate } from '../dates.js'

/** When one can come: from `start` to `end`, every so many minutes. */
/** The times at which a visit may begin; the last one ends in time. */
export function slotTimes({ start, end, minutes }) {
  const times = []
  const last = minutesOf(end) - minutes
  for (let at = minutesOf(start); at <= last; at += minutes) times.push(timeOf(at))
  return times
}

/** Minutes since midnight. */
export function minutesOf(time) {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

export function timeOf(minutes) {
  const pad = (value) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

export function addMinutes(time, minutes) {
  return timeOf(minutesOf(time) + minutes)
}

/** So many days from a day on. */
export function daysFrom(day, count) {
  return Array.from({ length: count }, (_, index) => toIsoDate(addDays(day, index)))
}
