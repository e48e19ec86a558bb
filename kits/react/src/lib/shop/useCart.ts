import { useMemo, useSyncExternalStore } from 'react'
import { store } from '../../store'
import { useStored } from '../store/useStored'
import { CART_KEY, fitCart, type Cart } from './cart'
import { itemsOf, type Goods } from './goods'

/** What the visitor wants to buy. */
export function useCart() {
  const { value, change, error } = useStored<unknown>(CART_KEY, (stored) => stored)
  const cart = useMemo(() => fitCart(value), [value])
  return {
    cart,
    error,
    edit: (update: (cart: Cart) => Cart) => change((stored) => update(fitCart(stored))),
  }
}

/** The cart's lines with what they stand for, kept up to date. */
export function useItems(cart: Cart, goods: readonly Goods[]) {
  const stored = useMemo(() => snapshots(goods), [goods])
  const seen = useSyncExternalStore(stored.subscribe, stored.get)
  return useMemo(() => itemsOf(cart.lines, goods, (key) => seen.get(key)), [cart, goods, seen])
}

/** What is stored of several entities: the same object until one of them changes. */
function snapshots(goods: readonly Goods[]) {
  const keys = goods.map(({ entity }) => entity.key)
  let known = new Map<string, unknown>()
  return {
    subscribe(listener: () => void) {
      const stops = keys.map((key) => store.subscribe(key, listener))
      return () => stops.forEach((stop) => stop())
    },
    get() {
      const fresh = keys.some((key) => !known.has(key) || known.get(key) !== store.get(key))
      if (fresh) known = new Map(keys.map((key) => [key, store.get(key)]))
      return known
    },
  }
}
