import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage, random } from '../../test/support'
import { changeRow, readRows } from '../records/collection'
import { saveRows } from '../records/effects'
import type { Entity } from '../records/fields'
import { browserStore } from '../store/browserStore'
import type { DataStore } from '../store/DataStore'
import { transact } from '../store/transaction'
import { hindrance, type AppointmentFields } from './appointments'
import { bookAppointment, bookStay } from './book'
import { fitMine, mineKey } from './mine'
import { slotTimes } from './slots'
import { checkStay, hasRoom, lengthOf, type StayFields, type Unit } from './stays'

const status = {
  id: 'status',
  label: 'Status',
  type: 'choice',
  options: ['booked', 'cancelled'].map((value) => ({ value, label: value })),
} as const
const visits: Entity = {
  key: 'visit',
  singular: 'Visit',
  plural: 'Visits',
  fields: [
    { id: 'doctor', label: 'Doctor', type: 'text' },
    { id: 'day', label: 'Day', type: 'date' },
    { id: 'time', label: 'Time', type: 'time' },
    status,
  ],
  samples: [],
}
const stays: Entity = {
  key: 'stay',
  singular: 'Stay',
  plural: 'Stays',
  fields: [
    { id: 'room', label: 'Room', type: 'text' },
    { id: 'from', label: 'From', type: 'date' },
    { id: 'to', label: 'To', type: 'date' },
    { id: 'total', label: 'Total', type: 'money', currency: 'EUR' },
    status,
  ],
  samples: [],
}
const fields: AppointmentFields = {
  resource: 'doctor',
  date: 'day',
  time: 'time',
  status: 'status',
  cancelled: 'cancelled',
}
const stayFields: StayFields = {
  resource: 'room',
  checkIn: 'from',
  checkOut: 'to',
  status: 'status',
  cancelled: 'cancelled',
  total: 'total',
}
const hours = { start: '09:00', end: '12:00', minutes: 30, closed: [0] }
const common = { capacity: 1, price: null, currency: 'EUR', by: 'Ada' }
// A Monday morning.
const now = new Date(2026, 2, 9, 10, 0)

let store: DataStore
beforeEach(() => {
  store = browserStore('booking', memoryStorage())
})
const visit = (date: string, time: string, doctor = 'House', capacity = 1) =>
  transact(store, (draft) =>
    bookAppointment(
      draft,
      { ...common, entity: visits, fields, hours, capacity },
      { resource: doctor, date, time },
      {},
      now,
    ),
  )
const stay = (checkIn: string, checkOut: string, unit: Unit = 'nights', price = 99.99) =>
  transact(store, (draft) =>
    bookStay(
      draft,
      { ...common, entity: stays, fields: stayFields, unit, price },
      { resource: '1', checkIn, checkOut },
      {},
      now,
    ),
  )
const rowsOf = (entity: Entity) => readRows(entity, store.get(entity.key))

it('slots end in time', () => {
  expect(slotTimes({ start: '09:00', end: '10:45', minutes: 30 })).toEqual([
    '09:00',
    '09:30',
    '10:00',
  ])
})

describe('appointments', () => {
  it('are booked once', () => {
    const id = visit('2026-03-10', '09:30')
    expect(rowsOf(visits)).toMatchObject([
      { id, doctor: 'House', day: '2026-03-10', time: '09:30', status: 'booked' },
    ])
    expect(fitMine(store.get(mineKey(visits)))).toEqual({ [id]: 'Ada' })
    expect(() => visit('2026-03-10', '09:30')).toThrow('just been taken')
    // One that begins while another is going on.
    expect(() => visit('2026-03-10', '09:45')).toThrow('just been taken')
    visit('2026-03-10', '10:00')
    visit('2026-03-10', '09:30', 'Cuddy')
  })

  it('are free again once they are cancelled', () => {
    const id = visit('2026-03-10', '09:30')
    saveRows(store, visits, (rows) => changeRow(visits, rows, id, { status: 'cancelled' }, now))
    visit('2026-03-10', '09:30')
    expect(rowsOf(visits)).toHaveLength(2)
  })

  it('are not in the past and not on closed days', () => {
    expect(() => visit('2026-03-08', '11:00')).toThrow('over')
    expect(() => visit('2026-03-09', '09:30')).toThrow('over')
    expect(() => visit('2026-03-15', '09:30')).toThrow('no bookings on this day')
    visit('2026-03-09', '10:30')
  })

  it('may be shared by as many as there is room for', () => {
    for (let count = 0; count < 3; count += 1) visit('2026-03-10', '09:00', 'Yoga', 3)
    expect(() => visit('2026-03-10', '09:00', 'Yoga', 3)).toThrow('just been taken')
  })

  it('may keep date and time in one field', () => {
    const one = { date: 'at' }
    const rows = [{ id: 'a', at: '2026-03-10T09:00' }]
    const wanted = { resource: null, date: '2026-03-10', time: '09:00' }
    expect(hindrance(rows, one, hours, wanted, 1, now)).toBe('taken')
    expect(hindrance(rows, one, hours, { ...wanted, time: '09:30' }, 1, now)).toBeNull()
  })
})

describe('stays', () => {
  it('cost a price per night', () => {
    stay('2026-03-10', '2026-03-13')
    expect(rowsOf(stays)[0]).toMatchObject({ total: 299.97, status: 'booked' })
  })

  it('may follow upon each other on the same day, but not overlap', () => {
    stay('2026-03-10', '2026-03-13')
    stay('2026-03-13', '2026-03-14')
    expect(() => stay('2026-03-12', '2026-03-13')).toThrow('already booked')
    expect(() => stay('2026-03-01', '2026-03-31')).toThrow('in the past')
    expect(() => stay('2026-03-09', '2026-03-31')).toThrow('already booked')
  })

  it('take the last day too when they are counted in days', () => {
    stay('2026-03-10', '2026-03-10', 'days')
    expect(rowsOf(stays)[0]?.total).toBe(99.99)
    expect(() => stay('2026-03-10', '2026-03-11', 'days')).toThrow('already booked')
    expect(lengthOf({ checkIn: '2026-03-28', checkOut: '2026-03-30' }, 'days')).toBe(3)
  })

  it('need sound dates', () => {
    const check = (checkIn: string, checkOut: string) =>
      checkStay({ resource: null, checkIn, checkOut }, 'nights', now)
    expect(check('2026-03-10', '2026-03-10')).toContain('after the first')
    expect(check('2026-02-30', '2026-03-10')).toBe('Choose both dates.')
    expect(check('2026-03-10', '2028-03-10')).toContain('shorter')
    expect(check('2026-03-09', '2026-03-10')).toBeNull()
  })

  it('never take more rooms than there are, on any night', () => {
    const day = (at: number) => `2026-04-${String(1 + at).padStart(2, '0')}`
    for (let seed = 1; seed <= 40; seed += 1) {
      const next = random(seed)
      const unit: Unit = next(2) === 0 ? 'nights' : 'days'
      const capacity = 1 + next(3)
      const nights = new Array<number>(40).fill(0)
      let rows = rowsOf({ ...stays, samples: [] })
      for (let step = 0; step < 30; step += 1) {
        const from = next(15)
        const to = from + next(6) + (unit === 'nights' ? 1 : 0)
        const wanted = { resource: '1', checkIn: day(from), checkOut: day(to) }
        const last = unit === 'nights' ? to - 1 : to
        const free = nights.slice(from, last + 1).every((count) => count < capacity)
        expect(hasRoom(rows, stayFields, wanted, unit, capacity)).toBe(free)
        if (!free) continue
        for (let night = from; night <= last; night += 1) nights[night] = (nights[night] ?? 0) + 1
        rows = [
          ...rows,
          { id: `${step}`, room: '1', from: day(from), to: day(to), status: 'booked' },
        ]
      }
    }
  })
})
