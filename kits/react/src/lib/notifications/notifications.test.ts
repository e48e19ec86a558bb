import { describe, expect, it } from 'vitest'
import type { Entity, Row } from '../records/fields'
import { tellSaved } from '../records/collection'
import { nobody } from '../viewer/viewer'
import {
  addEntry,
  applies,
  fillIn,
  isFor,
  isUnread,
  markRead,
  readNotifications,
  type NotificationEntry,
} from './notifications'
import { timeAgo } from './time'

const person: Entity = {
  key: 'person',
  singular: 'Person',
  plural: 'People',
  fields: [{ id: 'name', label: 'Name', type: 'text' }],
  samples: [],
}
const order: Entity = {
  key: 'order',
  singular: 'Order',
  plural: 'Orders',
  fields: [
    { id: 'item', label: 'Item', type: 'text' },
    { id: 'total', label: 'Total', type: 'number', unit: 'pcs' },
    { id: 'buyer', label: 'Buyer', type: 'relation', of: () => person },
    { id: 'done', label: 'Done', type: 'boolean' },
  ],
  samples: [],
}
const row: Row = { id: '1', item: 'Roses', total: 3, buyer: 'p1', done: false }
const customer = { ...nobody, id: 'c', name: 'Maya', email: 'maya@example.com', role: 'customer' }

const entry = (values: Partial<NotificationEntry> = {}): NotificationEntry => ({
  ...{ id: '1', text: 'x', at: null, entity: null, to: 'everyone', person: null, readBy: [] },
  ...values,
})

describe('rules', () => {
  it('apply when a record is created, or when its field takes the value', () => {
    expect(applies({ text: '' }, null, row)).toBe(true)
    expect(applies({ text: '' }, row, row)).toBe(false)
    const rule = { text: '', field: 'done', becomes: true }
    const done = { ...row, done: true }
    expect(applies(rule, row, done)).toBe(true)
    expect(applies(rule, done, { ...done, item: 'Tulips' })).toBe(false)
    expect(applies(rule, null, done)).toBe(true)
    expect(applies(rule, done, row)).toBe(false)
  })

  it('fill values into their text', () => {
    const names = { person: { p1: 'Ada' } }
    const text = '{title}: {total} for {buyer} {unknown}'
    expect(fillIn(text, order, row, names)).toBe('Roses: 3 pcs for Ada {unknown}')
    expect(fillIn('New: {title}', order, { ...row, item: '' })).toBe('New: order')
  })
})

describe('notifications', () => {
  it('are for everyone, for a role or for one person', () => {
    expect(isFor(entry(), nobody)).toBe(true)
    expect(isFor(entry({ to: 'admin' }), customer)).toBe(false)
    expect(isFor(entry({ to: 'customer' }), customer)).toBe(true)
    expect(isFor(entry({ person: 'MAYA@example.com' }), customer)).toBe(true)
    expect(isFor(entry({ person: 'Maya' }), customer)).toBe(true)
    expect(isFor(entry({ person: '' }), nobody)).toBe(false)
  })

  it('are read by each viewer apart', () => {
    const entries = [entry(), entry({ id: '2', to: 'admin' })]
    const read = markRead(entries, customer, true)
    expect(read.map((one) => isUnread(one, customer))).toEqual([false, true])
    expect(read.map((one) => isUnread(one, nobody))).toEqual([true, true])
    expect(markRead(read, customer, false, '1')).toEqual(entries)
  })

  it('begin with samples, keep what can be read and forget the oldest', () => {
    const settings = { samples: [{ text: 'Hello' }], pages: {} }
    expect(readNotifications(undefined, settings)).toMatchObject([{ text: 'Hello', at: null }])
    expect(readNotifications([{ id: '1', text: 'a' }, { id: 2 }, null], settings)).toEqual([
      entry({ text: 'a' }),
    ])
    const full = Array.from({ length: 200 }, (_, i) => entry({ id: String(i) }))
    expect(addEntry(full, entry({ id: 'new' }))).toHaveLength(200)
  })

  it('say how long ago they were', () => {
    const now = new Date('2026-03-10T12:00:00Z')
    expect(timeAgo('2026-03-10T11:59:30Z', now)).toBe('Just now')
    expect(timeAgo('2026-03-10T11:55:00Z', now)).toMatch(/5/)
    expect(timeAgo('2026-03-09T12:00:00Z', now)).toMatch(/yesterday/i)
    expect(timeAgo('2026-01-09T12:00:00Z', now)).toMatch(/2026/)
    expect(timeAgo('nonsense', now)).toBe('')
  })
})

it('an entity is told which records were created or changed', () => {
  const told: unknown[] = []
  const entity = {
    ...order,
    onSaved: (before: Row | null, after: Row) => told.push([before?.item, after.item]),
  }
  const other = { ...row, id: '2' }
  tellSaved(
    entity,
    [row, other],
    [{ ...row, id: '3', item: 'New' }, { ...row, item: 'Tulips' }, other],
  )
  expect(told).toEqual([
    [undefined, 'New'],
    ['Roses', 'Tulips'],
  ])
})
