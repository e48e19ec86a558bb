import { fromIso } from '../dates.js'

/** The time from `now` to a date such as `2026-12-31T18:00`; null when it has passed or is no date. */
export function timeLeft(iso, now) {
  const date = fromIso(iso)
  const left = date ? Math.floor((date.getTime() - now.getTime()) / 1000) : 0
  if (left <= 0) return null
  return {
    days: Math.floor(left / 86_400),
    hours: Math.floor(left / 3600) % 24,
    minutes: Math.floor(left / 60) % 60,
    seconds: left % 60,
  }
}

export function inWords({ days, hours, minutes }) {
  const parts = [count(days, 'day'), count(hours, 'hour'), count(minutes, 'minute')]
  return parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'less than a minute'
}

function count(number, unit) {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
