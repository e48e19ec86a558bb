import { fromMinor } from '../money.js'
import { newId } from '../id.js'
import { addRow, readRows } from '../records/collection.js'
import { Refusal, saveIn } from '../records/effects.js'
import { fieldOf } from '../records/fields.js'
import { firstStatus, hindrance } from './appointments.js'
import { remember } from './mine.js'
import { addMinutes } from './slots.js'
import { checkStay, hasRoom, lengthOf, priceOfStay } from './stays.js'

const refusals = {
  past: 'This time is over. Please choose a later one.',
  closed: 'There are no bookings on this day. Please choose another one.',
  taken: 'This time has just been taken. Please choose another one.',
}

/**
 * Books a time. Whether it is still free is looked up within the same change, so that the second of two tabs that book the same
 * time is refused. Gives the id of the booking.
 */
export function bookAppointment(draft, plan, wanted, values, now) {
  const { entity, fields, hours, capacity } = plan
  const rows = readRows(entity, draft.get(entity.key))
  const problem = hindrance(rows, fields, hours, wanted, capacity, now)
  if (problem) throw new Refusal(refusals[problem])
  const own = {}
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
export function bookStay(draft, plan, wanted, values, now) {
  const { entity, fields, unit, capacity, price, currency } = plan
  const problem = checkStay(wanted, unit, now)
  if (problem) throw new Refusal(problem)
  const rows = readRows(entity, draft.get(entity.key))
  if (!hasRoom(rows, fields, wanted, unit, capacity))
    throw new Refusal('These dates are already booked. Please choose others.')
  const length = lengthOf(wanted, unit)
  const own = { [fields.checkIn]: wanted.checkIn, [fields.checkOut]: wanted.checkOut }
  if (fields.resource) own[fields.resource] = wanted.resource
  if (fields.status) own[fields.status] = firstStatus(entity, fields.status)
  if (fields.length) own[fields.length] = length
  if (fields.total && price !== null)
    own[fields.total] = fromMinor(priceOfStay(price, length, currency), currency)
  return add(draft, plan, { ...values, ...own }, now)
}

function add(draft, { entity, by }, values, now) {
  const id = newId()
  saveIn(draft, entity, (rows) => addRow(entity, rows, values, now, id))
  remember(draft, entity, id, by)
  return id
}
