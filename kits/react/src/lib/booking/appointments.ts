import { fromIso, toIsoDate, toIsoDateTime } from '../dates'
import { fieldOf, type Entity, type FieldValue, type Row } from '../records/fields'
import { minutesOf, type Slots } from './slots'

/** Which fields of a booking say what; all but the date may be missing. */
export interface AppointmentFields {
  /** Who or what is booked: a relation or a choice. */
  resource?: string
  /** A date or, without a time field, a date with its time. */
  date: string
  time?: string
  end?: string
  status?: string
  /** The status of a booking that was called off. */
  cancelled?: string
  /** What it costs. */
  total?: string
}

export interface Appointment {
  resource: string | null
  date: string
  time: string
}

/** Why one cannot come then; null when one can. */
export type Hindrance = 'past' | 'closed' | 'taken' | null

export interface Hours extends Slots {
  /** Days of the week without any visits; 0 is Sunday. */
  closed?: readonly number[]
}

/** How many may come at the same time. */
export function hindrance(
  rows: readonly Row[],
  fields: AppointmentFields,
  hours: Hours,
  wanted: Appointment,
  capacity: number,
  now: Date,
): Hindrance {
  const day = fromIso(wanted.date)
  if (!day || `${wanted.date}T${wanted.time}` < toIsoDateTime(now)) return 'past'
  if (hours.closed?.includes(day.getDay())) return 'closed'
  return takenBy(rows, fields, hours.minutes, wanted) < capacity ? null : 'taken'
}

/** Bookings that run at this time. */
export function takenBy(
  rows: readonly Row[],
  fields: AppointmentFields,
  minutes: number,
  wanted: Appointment,
): number {
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

export function appointmentOf(row: Row, fields: AppointmentFields): Appointment {
  const [date = '', clock = ''] = text(row[fields.date]).split('T')
  const time = fields.time === undefined ? clock : text(row[fields.time])
  return { resource: fields.resource ? text(row[fields.resource]) : null, date, time }
}

export function isActive(
  row: Row,
  { status, cancelled }: Pick<AppointmentFields, 'status' | 'cancelled'>,
) {
  return status === undefined || cancelled === undefined || row[status] !== cancelled
}

/** Whether a date is before today. */
export function isPast(date: string, now: Date): boolean {
  return date < toIsoDate(now)
}

/** The state of a new booking. */
export function firstStatus(entity: Entity, id: string | undefined): FieldValue {
  const field = id === undefined ? undefined : fieldOf(entity, id)
  if (field?.type !== 'choice') return null
  return field.default ?? field.options[0]?.value ?? null
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
