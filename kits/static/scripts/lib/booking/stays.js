import { addDays, fromIso, toIsoDate } from '../dates.js'
import { times, toMinor } from '../money.js'
import { isActive } from './appointments.js'

/** Which fields of a booking over several days say what. */
/** Nights: whoever leaves makes room on the same day. Days: the last day counts too. */
export const MAX_LENGTH = 366

export function lengthOf(stay, unit) {
  const from = fromIso(stay.checkIn)
  const to = fromIso(stay.checkOut)
  if (!from || !to) return 0
  const days = Math.round((to.getTime() - from.getTime()) / 86_400_000)
  return unit === 'nights' ? days : days + 1
}

/** What is wrong with the dates; null when they are fine. */
export function checkStay(stay, unit, now) {
  if (!fromIso(stay.checkIn) || !fromIso(stay.checkOut)) return 'Choose both dates.'
  if (stay.checkIn < toIsoDate(now)) return 'The first day must not be in the past.'
  const length = lengthOf(stay, unit)
  if (length < 1)
    return unit === 'nights'
      ? 'The last day must be after the first.'
      : 'The last day must not be before the first.'
  return length > MAX_LENGTH ? 'Choose a shorter time.' : null
}

/** Whether each night (or day) has room for one more. */
export function hasRoom(rows, fields, wanted, unit, capacity) {
  const others = rows
    .filter((row) => isActive(row, fields))
    .map((row) => stayOf(row, fields))
    .filter((stay) => stay.resource === wanted.resource && lengthOf(stay, unit) > 0)
  return nightsOf(wanted, unit).every(
    (night) => others.filter((stay) => covers(stay, night, unit)).length < capacity,
  )
}

/** Times from now on in which there is no room for one more, in their order. */
export function bookedStays(rows, fields, resource, now) {
  return rows
    .filter((row) => isActive(row, fields))
    .map((row) => stayOf(row, fields))
    .filter((stay) => stay.resource === resource && stay.checkOut >= toIsoDate(now))
    .toSorted((a, b) => a.checkIn.localeCompare(b.checkIn))
}

export function stayOf(row, fields) {
  return {
    resource: fields.resource ? text(row[fields.resource]) : null,
    checkIn: text(row[fields.checkIn]),
    checkOut: text(row[fields.checkOut]),
  }
}

/** In minor units. */
export function priceOfStay(price, length, currency) {
  return times(toMinor(price, currency), length)
}

function nightsOf(stay, unit) {
  const from = fromIso(stay.checkIn)
  if (!from) return []
  return Array.from({ length: Math.max(0, Math.min(lengthOf(stay, unit), MAX_LENGTH)) }, (_, at) =>
    toIsoDate(addDays(from, at)),
  )
}

function covers(stay, night, unit) {
  return (
    stay.checkIn <= night && (unit === 'nights' ? night < stay.checkOut : night <= stay.checkOut)
  )
}

function text(value) {
  return typeof value === 'string' ? value : ''
}
