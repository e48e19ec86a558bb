import { fromMinor } from '../money'
import { newId } from '../id'
import { addRow, readRows, type Values } from '../records/collection'
import { Refusal, saveIn } from '../records/effects'
import { fieldOf, type Entity } from '../records/fields'
import type { Draft } from '../store/transaction'
import {
  firstStatus,
  hindrance,
  type Appointment,
  type AppointmentFields,
  type Hours,
} from './appointments'
import { remember } from './mine'
import { addMinutes } from './slots'
import {
  checkStay,
  hasRoom,
  lengthOf,
  priceOfStay,
  type Stay,
  type StayFields,
  type Unit,
} from './stays'

interface Common {
  entity: Entity
  /** How many may have the same at the same time. */
  capacity: number
  /** What the resource costs; null when it has no price. */
  price: number | null
  currency: string
  /** Who books; empty when nobody has said. */
  by: string
}

const refusals = {
  past: 'This time is over. Please choose a later one.',
  closed: 'There are no bookings on this day. Please choose another one.',
  taken: 'This time has just been taken. Please choose another one.',
}

/**
 * Books a time. Whether it is still free is looked up within the same change, so that the second of two tabs that book the same
 * time is refused. Gives the id of the booking.
 */
export function bookAppointment(
  draft: Draft,
  plan: Common & { fields: AppointmentFields; hours: Hours },
  wanted: Appointment,
  values: Values,
  now: Date,
): string {
  const { entity, fields, hours, capacity } = plan
  const rows = readRows(entity, draft.get(entity.key))
  const problem = hindrance(rows, fields, hours, wanted, capacity, now)
  if (problem) throw new Refusal(refusals[problem])
  const own: Values = {}
  if (fields.resource) own[fields.resource] = wanted.resource
  own[fields.date] =
    fieldOf(entity, fields.date)?.type === 'dateTime'
      ? `${wanted.date}T${wanted.time}`
      : wanted.date
  if (fields.time) own[fields.time] = wanted.time
  if (fields.end) own[fields.end] = addMinutes(wanted.time, hours.minutes)
  if (fields.status) own[fields.status] = firstStatus(entity, fields.status)
  if (fields.total && plan.price !== null) own[fields.total] = plan.price
  return add(draft, plan, { ...values, ...own }, now)
}

/** Books several nights or days; refused when one of them is taken. */
export function bookStay(
  draft: Draft,
  plan: Common & { fields: StayFields; unit: Unit },
  wanted: Stay,
  values: Values,
  now: Date,
): string {
  const { entity, fields, unit, capacity, price, currency } = plan
  const problem = checkStay(wanted, unit, now)
  if (problem) throw new Refusal(problem)
  const rows = readRows(entity, draft.get(entity.key))
  if (!hasRoom(rows, fields, wanted, unit, capacity))
    throw new Refusal('These dates are already booked. Please choose others.')
  const length = lengthOf(wanted, unit)
  const own: Values = { [fields.checkIn]: wanted.checkIn, [fields.checkOut]: wanted.checkOut }
  if (fields.resource) own[fields.resource] = wanted.resource
  if (fields.status) own[fields.status] = firstStatus(entity, fields.status)
  if (fields.length) own[fields.length] = length
  if (fields.total && price !== null)
    own[fields.total] = fromMinor(priceOfStay(price, length, currency), currency)
  return add(draft, plan, { ...values, ...own }, now)
}

function add(draft: Draft, { entity, by }: Common, values: Values, now: Date): string {
  const id = newId()
  saveIn(draft, entity, (rows) => addRow(entity, rows, values, now, id))
  remember(draft, entity, id, by)
  return id
}
