import { fromIso, toIsoDate, toIsoDateTime } from '../dates.js'
import { fieldOf } from '../records/fields.js'
import { minutesOf } from './slots.js'

/** Which fields of a booking say what; all but the date may be missing. */
/** Why one cannot come then; null when one can. */
/** How many may come at the same time. */
export function hindrance(rows, fields, hours, wanted, capacity, now) {
  const day = fromIso(wanted.date)
  if (!day || `${wanted.date}T${wanted.time}` < toIsoDateTime(now)) return 'past'
  if (hours.closed?.includes(day.getDay())) return 'closed'
  return takenBy(rows, fields, hours.minutes, wanted) < capacity ? null : 'taken'
}

/** Bookings that run at this time. */
export function takenBy(rows, fields, minutes, wanted) {
  return rows.filter((row) => {
    const known = appointmentOf(row, fields)
    return (
      isActive(row, fields) &&
      known.resource === wanted.resource &&
      known.date === wanted.date &&
      known.time !== '' &&
      Math.abs(minutesOf(known.time) - minutesOf(wanted.time)) < minutes
    )
  }).length
}

export function appointmentOf(row, fields) {
  const [date = '', clock = ''] = text(row[fields.date]).split('T')
  const time = fields.time === undefined ? clock : text(row[fields.time])
  return { resource: fields.resource ? text(row[fields.resource]) : null, date, time }
}

export function isActive(row, { status, cancelled }) {
  return status === undefined || cancelled === undefined || row[status] !== cancelled
}

/** Whether a date is before today. */
export function isPast(date, now) {
  return date < toIsoDate(now)
}

/** The state of a new booking. */
export function firstStatus(entity, id) {
  const field = id === undefined ? undefined : fieldOf(entity, id)
  if (field?.type !== 'choice') return null
  return field.default ?? field.options[0]?.value ?? null
}

function text(value) {
  return typeof value === 'string' ? value : ''
}
