import { describe, expect, it } from 'vitest'
import { isOffered, outcomeOf, valueToSet, type RowAction } from './actions'
import { checkRow } from './check'
import { recordsJson } from './exportJson'
import { defineEntity, type Entity, type Row } from './fields'
import { quotedTitle, titleOf } from './format'
import { keepList, keptList, placeOfList } from './kept'
import { spansOf } from './order'
import { pagesAround } from './pages'
import { averageRating, byDate, pointer, pointingAt, remarkFields } from './related'

const rooms: Entity = defineEntity({
  key: 'room',
  singular: 'Room',
  plural: 'Rooms',
  fields: [{ id: 'name', label: 'Name', type: 'text' }],
  samples: [],
})

const stays: Entity = defineEntity({
  key: 'stay',
  singular: 'Stay',
  plural: 'Stays',
  fields: [
    { id: 'guest', label: 'Guest', type: 'text', required: true },
    { id: 'room', label: 'Room', type: 'relation', of: () => rooms },
    { id: 'checkIn', label: 'Check-in', type: 'date' },
    { id: 'checkOut', label: 'Check-out', type: 'date' },
    { id: 'paid', label: 'Paid', type: 'boolean' },
    { id: 'paidOn', label: 'Paid on', type: 'date' },
    {
      id: 'status',
      label: 'Status',
      type: 'choice',
      options: [
        { value: 'asked', label: 'Asked' },
        { value: 'sure', label: 'Confirmed' },
      ],
    },
  ],
  samples: [],
})

const stay: Row = {
  id: 's1',
  guest: 'Ada',
  room: 'r1',
  checkIn: '2026-05-01',
  checkOut: '2026-05-04',
  paid: false,
  paidOn: null,
  status: 'asked',
}
const names = { room: { r1: 'Attic' } }

describe('actions', () => {
  const confirm: RowAction = { label: 'Confirm', field: 'status', value: 'sure' }

  it('are offered while they would change something, or while their condition holds', () => {
    expect(isOffered(confirm, stay)).toBe(true)
    expect(isOffered(confirm, { ...stay, status: 'sure' })).toBe(false)
    const pay: RowAction = {
      label: 'Pay',
      field: 'paid',
      value: true,
      when: { field: 'status', equals: 'sure' },
    }
    expect(isOffered(pay, stay)).toBe(false)
    expect(isOffered(pay, { ...stay, status: 'sure' })).toBe(true)
  })

  it('set the day where they say today, and say what has changed', () => {
    const today: RowAction = { label: 'Paid today', field: 'paidOn', value: 'today' }
    expect(valueToSet(stays, today, new Date(2026, 4, 2))).toBe('2026-05-02')
    expect(outcomeOf(stays, stay, 'status', 'sure', names)).toBe('“Ada”: Status is now Confirmed')
    expect(outcomeOf(stays, stay, 'paid', true, names)).toBe('“Ada”: Paid is now Yes')
  })
})

describe('dates that begin and end something', () => {
  it.each([
    ['startDate', 'endDate'],
    ['checkIn', 'checkOut'],
    ['departureDate', 'returnDate'],
    ['validFrom', 'validUntil'],
  ])('%s, %s', (from, to) => {
    const field = (id: string) => ({ id, label: id, type: 'date' as const })
    const entity = { ...stays, fields: [field('bought'), field(to), field(from)] }
    expect(spansOf(entity).map((span) => [span.from.id, span.to.id])).toEqual([[from, to]])
  })

  it('no end is before its beginning', () => {
    expect(checkRow(stays, stay)).toEqual({})
    expect(checkRow(stays, { ...stay, checkOut: '2026-05-01' })).toEqual({})
    expect(checkRow(stays, { ...stay, checkOut: null })).toEqual({})
    expect(checkRow(stays, { ...stay, checkOut: '2026-04-30' })).toEqual({
      checkOut: 'Check-out must not be before check-in.',
    })
  })
})

describe('pages', () => {
  it.each([
    [0, 1, [0]],
    [0, 3, [0, 1, 2]],
    [0, 9, [0, 1, null, 8]],
    [3, 9, [0, 1, 2, 3, 4, null, 8]],
    [5, 9, [0, null, 4, 5, 6, 7, 8]],
  ])('%d of %d', (current, count, wanted) => expect(pagesAround(current, count)).toEqual(wanted))
})

describe('related records', () => {
  const review: Entity = defineEntity({
    key: 'review',
    singular: 'Review',
    plural: 'Reviews',
    fields: [
      { id: 'headline', label: 'Headline', type: 'text' },
      { id: 'reviewer', label: 'Reviewer', type: 'text' },
      { id: 'stars', label: 'Stars', type: 'rating', max: 5 },
      { id: 'body', label: 'Review', type: 'text', multiline: true },
      { id: 'on', label: 'Date', type: 'date' },
      { id: 'rooms', label: 'Rooms', type: 'relation', of: () => rooms, many: true },
    ],
    samples: [],
  })
  const rows: Row[] = [
    { id: '3', rooms: ['r2'], stars: 1, on: '2026-01-03' },
    { id: '2', rooms: ['r1', 'r2'], stars: 4, on: '2026-01-02' },
    { id: '1', rooms: ['r1'], stars: 5, on: '2026-01-02' },
  ]

  it('are found by one or many pointers', () => {
    expect(pointingAt(rows, 'rooms', 'r1').map((row) => row.id)).toEqual(['2', '1'])
    expect(pointingAt([stay], 'room', 'r1')).toEqual([stay])
    expect([pointer(review, 'rooms', 'r1'), pointer(stays, 'room', 'r1')]).toEqual([['r1'], 'r1'])
  })

  it('fields of remarks are found by what they hold', () => {
    const found = Object.entries(remarkFields(review)).map(([use, field]) => [use, field?.id])
    expect(Object.fromEntries(found)).toEqual({
      text: 'body',
      author: 'reviewer',
      date: 'on',
      rating: 'stars',
      title: 'headline',
    })
    const lines = review.fields.filter((f) => f.id === 'reviewer' || f.id === 'headline')
    const short = remarkFields({ ...review, fields: lines })
    expect([short.text?.id, short.author?.id, short.title]).toEqual([
      'headline',
      'reviewer',
      undefined,
    ])
  })

  it('stand in the order of their dates, then of their adding; ratings have an average', () => {
    const date = review.fields.find((f) => f.id === 'on')
    expect(byDate(rows, date).map((row) => row.id)).toEqual(['1', '2', '3'])
    expect(averageRating(rows, 'stars')).toBe(3.3)
    expect(averageRating([], 'stars')).toBeNull()
  })
})

it('titles read as the title of what they point at', () => {
  const entity = { ...stays, fields: stays.fields.filter((f) => f.id === 'room') }
  expect(titleOf(entity, stay, names)).toBe('Attic')
  expect(quotedTitle(stays, { ...stay, guest: '' })).toBe('the stay')
})

it('JSON names related records by their titles', () => {
  expect(JSON.parse(recordsJson(stays, [stay], names))).toMatchObject([
    { guest: 'Ada', room: 'Attic', paid: false, paidOn: null },
  ])
})

it('a list is kept by its page', () => {
  const place = placeOfList(stays, '')
  keepList(place, { range: { from: 0, to: 10 } })
  keepList(place, { query: { search: 'x', filters: {}, sort: null } })
  expect(keptList(placeOfList(stays, '#/'))).toMatchObject({
    range: { to: 10 },
    query: { search: 'x' },
  })
  expect(keptList(placeOfList(stays, '#/other'))).toEqual({})
})
