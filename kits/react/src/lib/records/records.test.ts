import { describe, expect, it } from 'vitest'
import {
  addRow,
  changeRow,
  editRows,
  placeOf,
  readRows,
  removeRow,
  restoreRow,
  type Place,
} from './collection'
import { checkValue } from './check'
import { recordsCsv } from './export'
import { defineEntity, type Entity, type Field, type Row } from './fields'
import { formatValue, withUnit } from './format'
import { measure } from './measure'
import { runQuery } from './query'
import { blankRow } from './values'

type Task = {
  id: string
  title: string
  points: number | null
  size: 's' | 'm' | null
  done: boolean
  tags: string[]
}

const tasks = defineEntity<Task>({
  key: 'task',
  singular: 'Task',
  plural: 'Tasks',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    { id: 'points', label: 'Points', type: 'number', integer: true, min: 0, max: 9 },
    {
      id: 'size',
      label: 'Size',
      type: 'choice',
      options: [
        { value: 's', label: 'Small' },
        { value: 'm', label: 'Medium' },
      ],
    },
    { id: 'done', label: 'Done', type: 'boolean' },
    { id: 'tags', label: 'Tags', type: 'tags' },
  ],
  samples: [{ title: 'Sample', points: 1, size: 's', done: false, tags: [] }],
  onChange: (before, after) => (after.done && !before.done ? { points: 0 } : {}),
})

const row = (id: string, values: Partial<Row>): Row => ({
  id,
  title: id,
  points: null,
  size: null,
  done: false,
  tags: [],
  ...values,
})
const all = [
  row('b', { points: 2, size: 'm' }),
  row('a', { points: 10, tags: ['x'] }),
  row('c', { size: 's', done: true }),
]
const query = { search: '', filters: {}, sort: null }

describe('collection', () => {
  it('starts with samples and respects an emptied list', () => {
    expect(readRows(tasks, undefined)).toMatchObject([{ id: 'task-1', title: 'Sample' }])
    expect(readRows(tasks, [])).toEqual([])
  })

  it('makes records of an older version fit', () => {
    const stored = [
      { id: '1', title: 7, points: '4', size: 's', gone: true },
      { title: 'no id' },
      'junk',
      null,
    ]
    expect(readRows(tasks, stored)).toEqual([row('1', { title: '7', points: 4, size: 's' })])
  })

  it('adds, changes, removes and restores in place', () => {
    const added = addRow(tasks, all, { title: 'new' }, new Date(), 'n')
    expect(added.map((one) => one.id)).toEqual(['n', 'b', 'a', 'c'])
    const removed = removeRow(added, 'b')
    const place = placeOf(tasks, added, 'b') as Place
    expect(restoreRow(removed, place)).toEqual(added)
    expect(restoreRow(added, place)).toEqual(added)
  })

  it('stores what it does not show: hidden fields, values it cannot read, entries that are no records', () => {
    const stored = [
      {
        id: '1',
        title: 'a',
        points: 'many',
        size: 's',
        done: false,
        tags: ['x'],
        owner: { name: 'Ada' },
      },
      { id: '2', title: 'b', secret: 7 },
      'junk',
    ]
    const shown = readRows(tasks, stored)
    expect(shown[0]).toEqual(row('1', { title: 'a', size: 's', tags: ['x'] }))
    // A form hands back every value that it showed.
    const ticked = editRows(tasks, stored, (rows) =>
      changeRow(tasks, rows, '1', { ...(shown[0] as Row), title: 'c', tags: ['x'] }, new Date()),
    )
    expect(ticked).toEqual([{ ...(stored[0] as object), title: 'c' }, stored[1], 'junk'])
  })

  it('brings a removed record back as it was stored', () => {
    const stored = [{ id: '1', title: 'a', secret: 7 }]
    const place = placeOf(tasks, stored, '1') as Place
    const without = editRows(tasks, stored, (rows) => removeRow(rows, '1'))
    expect(without).toEqual([])
    expect(editRows(tasks, without, (rows) => restoreRow(rows, place))).toEqual(stored)
    expect(placeOf(tasks, stored, '2')).toBeNull()
  })

  it('stores the samples with the first change', () => {
    const first = editRows(tasks, undefined, (rows) =>
      addRow(tasks, rows, { title: 'x' }, new Date(), 'n'),
    )
    expect(first).toMatchObject([{ id: 'n' }, { id: 'task-1', title: 'Sample' }])
  })

  it('lets the entity react to a change', () => {
    const changed = changeRow(tasks, all, 'b', { done: true }, new Date())
    expect(changed[0]).toMatchObject({ done: true, points: 0 })
  })
})

describe('runQuery', () => {
  const ids = (part: Partial<typeof query>) =>
    runQuery(tasks, all, { ...query, ...part }).map((one) => one.id)

  it('sorts by number and by the order of choices, unset last', () => {
    expect(ids({ sort: { field: 'points', direction: 'desc' } as never })).toEqual(['a', 'b', 'c'])
    expect(ids({ sort: { field: 'size', direction: 'asc' } as never })).toEqual(['c', 'b', 'a'])
  })

  it('filters and searches by what is shown', () => {
    expect(ids({ filters: { done: 'true' } })).toEqual(['c'])
    expect(ids({ filters: { tags: 'x' } })).toEqual(['a'])
    expect(ids({ search: 'medium' })).toEqual(['b'])
  })
})

describe('checkValue', () => {
  const field = (more: object) => ({ id: 'f', label: 'F', ...more }) as Field
  it.each([
    [{ type: 'text', required: true }, '  ', 'F is required.'],
    [{ type: 'text', maxLength: 2 }, 'abc', 'Use at most 2 characters.'],
    [{ type: 'number', integer: true }, 1.5, 'Enter a whole number.'],
    [{ type: 'number', min: 1 }, 0, 'Enter 1 or more.'],
    [{ type: 'number' }, NaN, 'Enter a number.'],
    [{ type: 'email' }, 'a@b', 'Enter an email address such as name@example.com.'],
    [{ type: 'url' }, 'javascript:alert(1)', 'Enter an address such as https://example.com.'],
    [{ type: 'date' }, '2026-02-30', 'Enter a date.'],
    [{ type: 'boolean', required: true }, false, null],
    [{ type: 'rating', max: 5, required: true }, null, 'F is required.'],
    [{ type: 'phone' }, '+49 (30) 12345', null],
  ])('%j with %j', (more, value, wanted) => expect(checkValue(field(more), value)).toBe(wanted))
})

it('measures', () => {
  expect(
    measure(all, { label: '', measure: 'count', where: { field: 'done', equals: true } }),
  ).toBe(1)
  expect(measure(all, { label: '', measure: 'sum', field: 'points' })).toBe(12)
  expect(measure(all, { label: '', measure: 'average', field: 'points' })).toBe(6)
  expect(measure([], { label: '', measure: 'max', field: 'points' })).toBeNull()
  const cents = [row('1', { points: 0.1 }), row('2', { points: 0.2 })]
  expect(measure(cents, { label: '', measure: 'sum', field: 'points' })).toBe(0.3)
})

it('fills relative defaults when a record is made', () => {
  const entity = {
    ...tasks,
    fields: [{ id: 'on', label: 'On', type: 'date', default: 'today' }],
  } as Entity
  expect(blankRow(entity, new Date(2026, 2, 9))).toEqual({ on: '2026-03-09' })
})

it('says one of a unit as one', () => {
  const cases = [
    ['1', 'days', '1 day'],
    ['7', 'days', '7 days'],
    ['0', 'days', '0 days'],
    ['1.5', 'hours', '1.5 hours'],
    ['1', 'people', '1 person'],
    ['1', 'glasses', '1 glass'],
    ['1', 'boxes', '1 box'],
    ['1', 'calories', '1 calorie'],
    ['1', 'ml', '1 ml'],
    ['1', 'ms', '1 ms'],
    ['1', undefined, '1'],
  ] as const
  for (const [number, unit, text] of cases) expect(withUnit(number, unit)).toBe(text)
})

it('shows labels instead of stored values', () => {
  expect(formatValue(tasks.fields[2] as Field, 'm')).toBe('Medium')
  expect(formatValue(tasks.fields[2] as Field, 'unknown')).toBe('unknown')
})

it('exports with labels', () => {
  expect(recordsCsv(tasks, [all[0] as Row], {})).toBe(
    '\uFEFFTitle,Points,Size,Done,Tags\r\nb,2,Medium,No,\r\n',
  )
})
