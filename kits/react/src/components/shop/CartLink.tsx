import { countOf } from '../../lib/shop/cart'
import { useCart } from '../../lib/shop/useCart'
import { Icon } from '../ui/Icon'

/** The way to the cart, with how much is in it. */
export function CartLink({ href }: { href: string }) {
  const count = countOf(useCart().cart)
  return (
    <a
      href={href}
      className="inline-flex h-10 items-center gap-2 rounded-lg border border-line bg-surface px-3.5 text-sm font-medium transition hover:bg-sunken"
    >
      <Icon name="cart" className="size-4.5 text-accent" />
      <span className="tabular-nums">Cart ({count})</span>
    </a>
  )
}
