import { beforeEach, describe, expect, it } from 'vitest'
import { readRows } from '../records/collection'
import type { Entity, Row } from '../records/fields'
import { browserStore } from '../store/browserStore'
import type { DataStore } from '../store/DataStore'
import { transact } from '../store/transaction'
import { memoryStorage, random } from '../../test/support'
import { addToCart, CART_KEY, emptyCart, fitCart, setQuantity, type Cart } from './cart'
import { checkCard, formatExpiry, groupDigits, lastFour } from './card'
import { askedFields, paymentsOf, paymentText } from './checkout'
import { emptySearch, findGoods } from './find'
import type { Goods } from './goods'
import { placeOrder, type Sale } from './order'
import { totalsOf, type Terms } from './totals'

const products: Entity = {
  key: 'product',
  singular: 'Product',
  plural: 'Products',
  fields: [
    { id: 'name', label: 'Name', type: 'text' },
    { id: 'price', label: 'Price', type: 'money', currency: 'EUR' },
    { id: 'stock', label: 'Stock', type: 'number', integer: true },
  ],
  samples: [
    { name: 'Chair', price: 19.99, stock: 3 },
    { name: 'Lamp', price: 0.1, stock: null },
    { name: 'Rug', price: 45, stock: 0 },
  ],
}
const orders: Entity = {
  key: 'order',
  singular: 'Order',
  plural: 'Orders',
  fields: [
    { id: 'number', label: 'Number', type: 'text' },
    { id: 'customer', label: 'Customer', type: 'text' },
    { id: 'items', label: 'Items', type: 'text', multiline: true },
    { id: 'total', label: 'Total', type: 'money', currency: 'EUR' },
    { id: 'placedOn', label: 'Placed', type: 'date' },
    {
      id: 'status',
      label: 'Status',
      type: 'choice',
      options: [
        { value: 'new', label: 'New' },
        { value: 'sent', label: 'Sent' },
      ],
    },
    { id: 'bought', label: 'Bought', type: 'relation', of: () => products, many: true },
  ],
  samples: [],
}
const goods: Goods[] = [{ entity: products, price: 'price', stock: 'stock' }]
const sale = (terms: Terms = {}): Sale => ({
  orders,
  fields: {
    items: 'items',
    total: 'total',
    date: 'placedOn',
    status: 'status',
    number: 'number',
    product: 'bought',
  },
  prefix: 'ORD-',
  goods,
  terms,
})
const line = (id: string, quantity: number) => ({ entity: 'product', id, quantity })
const now = new Date(2026, 2, 9)

let store: DataStore
beforeEach(() => {
  store = browserStore('shop', memoryStorage())
})
const fill = (cart: Cart) => store.set(CART_KEY, cart)
const order = (terms?: Terms) =>
  transact(store, (draft) => placeOrder(draft, sale(terms), { customer: 'Ada' }, 'Card', now))
const rowsOf = (entity: Entity) => readRows(entity, store.get(entity.key))

describe('cart', () => {
  it('adds up to what there is, changes and removes', () => {
    let cart = addToCart(emptyCart, line('a', 2), 3)
    cart = addToCart(cart, line('a', 2), 3)
    expect(cart.lines).toEqual([line('a', 3)])
    expect(setQuantity(cart, line('a', 0)).lines).toEqual([])
    expect(addToCart(emptyCart, line('a', 1), 0).lines).toEqual([])
  })

  it('leaves out what it cannot read', () => {
    expect(fitCart({ lines: [line('a', 1), { id: 'b' }, null, line('c', -1)], coupon: 7 })).toEqual(
      {
        lines: [line('a', 1)],
        coupon: '',
      },
    )
    expect(fitCart('junk')).toEqual(emptyCart)
  })
})

describe('totals', () => {
  it('are right to the cent for any cart', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const next = random(seed)
      const items = Array.from({ length: next(8) }, (_, at) => ({
        line: line(`p${at}`, 1 + next(9)),
        price: next(100_000) / 100,
      }))
      const percent = 1 + next(100)
      const terms = {
        shipping: next(1000) / 100,
        taxPercent: next(30),
        coupons: [{ code: 'X', percent }],
      }
      const sum = totalsOf(items, terms, next(2) === 0 ? 'x ' : '', 'EUR')
      const exact = items.reduce(
        (all, item) => all + BigInt(Math.round(item.price * 100)) * BigInt(item.line.quantity),
        0n,
      )
      expect(BigInt(sum.subtotal)).toBe(exact)
      expect(Object.values(sum).every(Number.isInteger)).toBe(true)
      expect(sum.discount).toBeLessThanOrEqual(sum.subtotal)
      expect(sum.total).toBe(sum.subtotal - sum.discount + sum.shipping + sum.tax)
    }
  })

  it('ships for nothing from a sum on', () => {
    const terms = { shipping: 5, freeShippingFrom: 20 }
    expect(totalsOf([{ line: line('a', 1), price: 19.99 }], terms, '', 'EUR').shipping).toBe(500)
    expect(totalsOf([{ line: line('a', 1), price: 20 }], terms, '', 'EUR').shipping).toBe(0)
    expect(totalsOf([], terms, '', 'EUR').total).toBe(0)
  })
})

describe('placeOrder', () => {
  it('stores the order, lowers the stock and empties the cart', () => {
    fill({ lines: [line('product-1', 2), line('product-2', 10)], coupon: 'TEN' })
    const placed = order({ shipping: 4.9, taxPercent: 20, coupons: [{ code: 'ten', percent: 10 }] })
    expect(placed.number).toBe('ORD-0001')
    expect(rowsOf(orders)).toMatchObject([
      {
        number: 'ORD-0001',
        customer: 'Ada',
        // 40.98 less 4.10, plus 20 % of 36.88, plus shipping.
        total: 49.16,
        status: 'new',
        placedOn: '2026-03-09',
        bought: ['product-1', 'product-2'],
      },
    ])
    expect(rowsOf(orders)[0]?.items).toMatch(/^2 × Chair \(.*\)\n10 × Lamp/)
    expect(rowsOf(products).map((row) => row.stock)).toEqual([1, null, 0])
    expect(store.get(CART_KEY)).toEqual(emptyCart)
    fill({ lines: [line('product-1', 1)], coupon: '' })
    expect(order().number).toBe('ORD-0002')
  })

  it.each([
    [[], 'Your cart is empty.'],
    [[line('product-1', 4)], 'There are only 3 of “Chair” left. Please order fewer.'],
    [[line('product-3', 1)], '“Rug” is sold out. Please remove it.'],
    [[line('gone', 1)], 'Something in your cart is no longer sold. Please remove it.'],
  ])('refuses %j', (lines, message) => {
    fill({ lines, coupon: '' })
    expect(() => order()).toThrow(message)
    expect(store.get('order')).toBeUndefined()
    expect(fitCart(store.get(CART_KEY)).lines).toEqual(lines)
  })

  it('never sells more than there is', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const next = random(seed)
      const start = 1 + next(20)
      store.set('product', [{ id: 'p', name: 'P', price: 1, stock: start }])
      store.set('order', [])
      let sold = 0
      for (let step = 0; step < 12; step += 1) {
        const wanted = 1 + next(6)
        fill({ lines: [line('p', wanted)], coupon: '' })
        try {
          order()
          sold += wanted
        } catch {
          expect(wanted).toBeGreaterThan(start - sold)
        }
        expect(rowsOf(products)[0]?.stock).toBe(start - sold)
      }
    }
  })
})

describe('card', () => {
  const card = { number: '4242 4242 4242 4242', expiry: '03/26', cvc: '123' }
  it('must look like one', () => {
    expect(checkCard(card, now)).toEqual({})
    expect(checkCard({ ...card, expiry: '02/26' }, now).expiry).toBe('This card has expired.')
    expect(Object.keys(checkCard({ number: '1234', expiry: '13/30', cvc: '1' }, now))).toHaveLength(
      3,
    )
  })

  it('is written as on the card and kept in part', () => {
    expect(groupDigits('42424242x4')).toBe('4242 4242 4')
    expect(formatExpiry('1230')).toBe('12/30')
    expect(lastFour(card.number)).toBe('4242')
    const byCard = paymentsOf(orders, undefined)[1]
    expect(byCard && paymentText(orders, undefined, byCard, card)).toBe('Card ending 4242')
  })
})

it('asks for what a delivery needs', () => {
  const ids = (known: string[], delivery: boolean) =>
    askedFields(orders, known, delivery).fields.map((field) => field.id)
  expect(ids(['customer'], true)).toEqual(['customer', 'email', 'address'])
  expect(ids([], false)).toEqual(['name', 'email'])
})

it('finds goods by price', () => {
  const find = (part: object) =>
    findGoods(goods[0] as Goods, rowsOf(products), { ...emptySearch, ...part }, {}).map(
      (row: Row) => row.name,
    )
  expect(find({ sort: 'price-desc' })).toEqual(['Rug', 'Chair', 'Lamp'])
  expect(find({ minPrice: 1, maxPrice: 20 })).toEqual(['Chair'])
})
