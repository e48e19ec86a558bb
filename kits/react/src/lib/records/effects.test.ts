import { beforeEach, describe, expect, it } from 'vitest'
import { browserStore } from '../store/browserStore'
import type { DataStore } from '../store/DataStore'
import { StorageError } from '../store/DataStore'
import { transact } from '../store/transaction'
import { adjust } from './adjust'
import { memoryStorage, random } from '../../test/support'
import { addRow, changeRow, placeOf, readRows, removeRow, restoreRow } from './collection'
import { computed } from './computed'
import { derivedValues, mayBecome, offeredFields, saveRows } from './effects'
import type { Entity, Field, Row } from './fields'
import { flow } from './flow'
import { numbered } from './numbered'

const products: Entity = {
  key: 'product',
  singular: 'Product',
  plural: 'Products',
  fields: [
    { id: 'name', label: 'Name', type: 'text' },
    { id: 'price', label: 'Price', type: 'money', currency: 'EUR' },
    { id: 'stock', label: 'Stock', type: 'number', integer: true },
    { id: 'value', label: 'Value', type: 'money', currency: 'EUR', readOnly: true },
  ],
  samples: [
    { name: 'Chair', price: 19.99, stock: 10, value: 199.9 },
    { name: 'Lamp', price: 0.1, stock: 3, value: 0.3 },
  ],
  effects: [computed({ field: 'value', operation: 'product', of: ['stock', 'price'] })],
}

const movements: Entity = {
  key: 'movement',
  singular: 'Movement',
  plural: 'Movements',
  fields: [
    { id: 'number', label: 'Number', type: 'text', readOnly: true },
    { id: 'product', label: 'Product', type: 'relation', of: () => products },
    { id: 'quantity', label: 'Quantity', type: 'number' },
    {
      id: 'way',
      label: 'Way',
      type: 'choice',
      options: [
        { value: 'in', label: 'In' },
        { value: 'out', label: 'Out' },
      ],
    },
    {
      id: 'status',
      label: 'Status',
      type: 'choice',
      options: [
        { value: 'new', label: 'New' },
        { value: 'done', label: 'Done' },
        { value: 'cancelled', label: 'Cancelled' },
      ],
    },
    { id: 'total', label: 'Total', type: 'money', currency: 'EUR', readOnly: true },
  ],
  samples: [],
  effects: [
    numbered({ field: 'number', prefix: 'M-', digits: 3 }),
    computed({ field: 'total', operation: 'product', of: ['quantity', 'product.price'] }),
    flow({
      field: 'status',
      start: ['new'],
      steps: { new: ['done', 'cancelled'], done: [], cancelled: [] },
    }),
    adjust({
      relation: 'product',
      field: 'stock',
      by: 'quantity',
      direction: 'add',
      where: { field: 'way', equals: 'in' },
      notBelow: 0,
    }),
    adjust({
      relation: 'product',
      field: 'stock',
      by: 'quantity',
      direction: 'subtract',
      where: { field: 'way', equals: 'out' },
      notBelow: 0,
    }),
  ],
}

let store: DataStore
const now = new Date(2026, 2, 9)
const rowsOf = (entity: Entity) => readRows(entity, store.get(entity.key))
const product = (id: string) => rowsOf(products).find((row) => row.id === id) as Row
const add = (values: Partial<Row>, id: string) =>
  saveRows(store, movements, (rows) => addRow(movements, rows, values as Row, now, id))
const change = (id: string, values: Partial<Row>) =>
  saveRows(store, movements, (rows) => changeRow(movements, rows, id, values as Row, now))
const remove = (id: string) => saveRows(store, movements, (rows) => removeRow(rows, id))

beforeEach(() => {
  store = browserStore('test', memoryStorage())
})

describe('adjust', () => {
  it('follows a new record, a change and a removal', () => {
    add({ product: 'product-1', quantity: 4, way: 'out' }, 'a')
    expect(product('product-1')).toMatchObject({ stock: 6, value: 119.94 })
    change('a', { quantity: 2 })
    expect(product('product-1').stock).toBe(8)
    change('a', { product: 'product-2' })
    expect([product('product-1').stock, product('product-2').stock]).toEqual([10, 1])
    change('a', { way: 'in' })
    expect(product('product-2').stock).toBe(5)
    const place = placeOf(movements, store.get('movement'), 'a')
    remove('a')
    expect(product('product-2').stock).toBe(3)
    if (place) saveRows(store, movements, (rows) => restoreRow(rows, place))
    expect(product('product-2').stock).toBe(5)
  })

  it('refuses what would go below and then changes nothing', () => {
    expect(() => add({ product: 'product-2', quantity: 4, way: 'out' }, 'a')).toThrow(
      'Not enough: the stock of “Lamp” is 3.',
    )
    expect(store.get('movement')).toBeUndefined()
    expect(product('product-2').stock).toBe(3)
    add({ product: 'product-2', quantity: 1, way: 'in' }, 'b')
    add({ product: 'product-2', quantity: 4, way: 'out' }, 'c')
    // What came in has been given out: it cannot be taken back.
    expect(() => remove('b')).toThrow(StorageError)
    expect(rowsOf(movements).map((row) => row.id)).toEqual(['c', 'b'])
  })

  it('keeps the stock in step with any sequence of changes', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      store = browserStore('test', memoryStorage())
      const next = random(seed)
      for (let step = 0; step < 40; step += 1) {
        const known = rowsOf(movements)
        const values = {
          product: `product-${1 + next(2)}`,
          quantity: next(4) === 0 ? next(50) / 10 : next(6),
          way: next(2) === 0 ? 'in' : 'out',
        }
        const target = known[next(Math.max(known.length, 1))]
        try {
          if (!target || next(3) === 0) add(values, `m-${seed}-${step}`)
          else if (next(2) === 0) change(target.id, values)
          else remove(target.id)
        } catch (problem) {
          expect(problem).toBeInstanceOf(StorageError)
        }
        for (const [id, start] of [
          ['product-1', 10],
          ['product-2', 3],
        ] as const) {
          const moved = rowsOf(movements)
            .filter((row) => row.product === id)
            .map((row) => (row.way === 'in' ? 1 : -1) * Number(row.quantity))
          const wanted = moved.reduce((sum, amount) => sum + amount, start)
          expect(product(id).stock).toBeCloseTo(wanted, 6)
          expect(Number(product(id).stock)).toBeGreaterThanOrEqual(0)
        }
      }
    }
  })
})

describe('computed', () => {
  const derive = (values: Partial<Row>) => derivedValues(store, movements, null, values as Row)

  it('shows in a form before it is saved', () => {
    expect(derive({ quantity: 3, product: 'product-1' })).toMatchObject({
      total: 59.97,
      number: 'M-001',
    })
    expect(derive({ quantity: 3 })).toMatchObject({ total: null })
    expect(store.get('movement-numbers')).toBeUndefined()
  })

  it('keeps the price of the day until the record itself changes', () => {
    add({ product: 'product-1', quantity: 2, way: 'in', status: 'new' }, 'a')
    saveRows(store, products, (rows) => changeRow(products, rows, 'product-1', { price: 30 }, now))
    change('a', { status: 'done' })
    expect(rowsOf(movements)[0]?.total).toBe(39.98)
    change('a', { quantity: 3 })
    expect(rowsOf(movements)[0]?.total).toBe(90)
  })

  const field = (type: object) => ({ id: 'r', label: 'R', ...type }) as Field
  const entity = (operation: string, type: object, factor?: number): Entity => ({
    key: 'x',
    singular: 'X',
    plural: 'Xs',
    fields: [field(type), ...['a', 'b'].map((id) => ({ id, label: id, type: 'text' }) as Field)],
    samples: [],
    effects: [
      computed({ field: 'r', operation, of: ['a', 'b'], factor } as Parameters<typeof computed>[0]),
    ],
  })
  it.each([
    ['product', { type: 'money', currency: 'EUR' }, 3, 0.1, 0.3],
    ['product', { type: 'money', currency: 'JPY' }, 1.5, 333, 500],
    ['sum', { type: 'money', currency: 'EUR' }, 0.1, 0.2, 0.3],
    ['sum', { type: 'number' }, 2, null, 2],
    ['difference', { type: 'number' }, 10, 4, 6],
    ['quotient', { type: 'number' }, 1, 4, 0.25],
    ['quotient', { type: 'number' }, 1, 0, null],
    ['quotient', { type: 'number', integer: true }, 7, 2, 4],
    ['days', { type: 'number' }, '2026-03-28', '2026-03-30', 2],
    ['hours', { type: 'number' }, '22:30', '06:00', 7.5],
    ['hours', { type: 'number' }, '09:00', null, null],
  ])('%s into %j: %j and %j', (operation, type, a, b, wanted) => {
    expect(derivedValues(store, entity(operation, type), null, { a, b }).r).toBe(wanted)
  })

  it('multiplies by a factor', () => {
    const tax = entity('sum', { type: 'money', currency: 'EUR' }, 0.19)
    expect(derivedValues(store, tax, null, { a: 9.99, b: 0 }).r).toBe(1.9)
  })
})

describe('numbered', () => {
  it('counts on and gives no number twice', () => {
    for (const id of ['a', 'b', 'c']) add({ way: 'in' }, id)
    expect(rowsOf(movements).map((row) => row.number)).toEqual(['M-003', 'M-002', 'M-001'])
    const place = placeOf(movements, store.get('movement'), 'c')
    remove('c')
    add({ way: 'in' }, 'd')
    if (place) saveRows(store, movements, (rows) => restoreRow(rows, place))
    expect(rowsOf(movements).map((row) => row.number)).toEqual(['M-003', 'M-004', 'M-002', 'M-001'])
  })
})

describe('flow', () => {
  const status = movements.fields.find((one) => one.id === 'status') as Field
  const row = (state: string | null): Row => ({ id: 'a', status: state })

  it('offers the next states only', () => {
    const offered = (before: Row | null) => {
      const found = offeredFields(movements, before).find((one) => one.id === 'status')
      return found?.type === 'choice' ? found.options.map((option) => option.value) : []
    }
    expect(offered(null)).toEqual(['new'])
    expect(offered(row('new'))).toEqual(['new', 'done', 'cancelled'])
    expect(offered(row('done'))).toEqual(['done'])
    expect(offered(row(null))).toEqual(['new', 'done', 'cancelled'])
    expect(mayBecome(movements, row('done'), status, 'new')).toBe(false)
  })

  it('starts by itself and stores nothing else', () => {
    add({ way: 'in' }, 'a')
    expect(rowsOf(movements)[0]?.status).toBe('new')
    change('a', { status: 'done' })
    expect(() => change('a', { status: 'new' })).toThrow('“Done” cannot become “New”.')
    expect(rowsOf(movements)[0]?.status).toBe('done')
  })
})

it('a change that cannot be stored as a whole is not stored at all', () => {
  const full = browserStore('test', memoryStorage(20))
  full.set('a', 1)
  expect(() =>
    transact(full, (draft) => {
      draft.put('a', 2)
      expect(draft.get('a')).toBe(2)
      draft.put('b', 'far too long to be stored')
    }),
  ).toThrow(StorageError)
  expect(full.get('a')).toBe(1)
})
