import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { fieldOf, type Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { addToCart, quantityOf } from '../../lib/shop/cart'
import { emptySearch, findGoods } from '../../lib/shop/find'
import { availableOf, titleOf, type Goods } from '../../lib/shop/goods'
import { useCart } from '../../lib/shop/useCart'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { AddedNotice } from './AddedNotice'
import { CatalogToolbar } from './CatalogToolbar'
import { ProductCard } from './ProductCard'
import { ProductDetail } from './ProductDetail'

/** Cards drawn at first; more on request. */
const PAGE_SIZE = 24

interface Props {
  entity: Entity
  heading?: string
  /** Ids of its fields. */
  price?: string
  stock?: string
  image?: string
  columns: readonly string[]
  /** Field ids one may filter by. */
  filters?: readonly string[]
  search?: boolean
  priceRange?: boolean
  addLabel?: string
  /** Where the cart is; nothing is sold without one. */
  cartHref?: string
}

/** Things to look at and, with a cart, to buy. */
export function Catalog(props: Props) {
  const { entity, heading, price, stock, image, cartHref, addLabel = 'Add to cart' } = props
  const goods: Goods = useMemo(
    () => ({ entity, price, stock, image }),
    [entity, price, stock, image],
  )
  const collection = useCollection(entity)
  const names = useNames(entity)
  const { cart, edit, error } = useCart()
  const [wanted, setWanted] = useState(emptySearch)
  const deferred = useDeferredValue(wanted)
  const found = useMemo(
    () => findGoods(goods, collection.rows, deferred, names),
    [goods, collection.rows, deferred, names],
  )
  const [shown, setShown] = useState(PAGE_SIZE)
  const [openId, setOpenId] = useState<string | null>(null)
  const [news, setNews] = useState<string | null>(null)
  const forget = useCallback(() => setNews(null), [])
  const open = collection.rows.find((row) => row.id === openId)

  function add(id: string, quantity: number) {
    const row = collection.rows.find((one) => one.id === id)
    if (!row) return
    const line = { entity: entity.key, id, quantity }
    const available = availableOf(goods, row)
    const before = quantityOf(cart, line)
    if (!edit((current) => addToCart(current, line, available))) return
    const all = before + quantity > available
    const title = titleOf(entity, row)
    setNews(
      all ? `All ${available} of “${title}” are in your cart.` : `“${title}” is in your cart.`,
    )
    setOpenId(null)
  }

  const plural = entity.plural.toLowerCase()
  const columns = props.columns
    .map((id) => fieldOf(entity, id))
    .filter((field) => field !== undefined)
  return (
    <Part heading={heading}>
      <ErrorNotice message={error} />
      <CatalogToolbar
        {...props}
        names={names}
        rows={collection.rows}
        wanted={wanted}
        onChange={(next) => {
          setWanted(next)
          setShown(PAGE_SIZE)
        }}
      />
      {found.length === 0 ? (
        <div className={cardStyle}>
          {collection.rows.length === 0 ? (
            <EmptyState title={`No ${plural} yet`} text={`There are no ${plural} to show.`} />
          ) : (
            <EmptyState
              icon="search"
              title={`No ${plural} found`}
              text="Nothing matches your search and filters."
            >
              <Button onClick={() => setWanted({ ...emptySearch, sort: wanted.sort })}>
                Clear filters
              </Button>
            </EmptyState>
          )}
        </div>
      ) : (
        <ul
          aria-label={entity.plural}
          className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4"
        >
          {found.slice(0, shown).map((row) => (
            <ProductCard
              key={row.id}
              goods={goods}
              row={row}
              names={names}
              columns={columns}
              onOpen={() => setOpenId(row.id)}
              add={cartHref ? { label: addLabel, onAdd: () => add(row.id, 1) } : undefined}
            />
          ))}
        </ul>
      )}
      <p role="status" className="text-sm text-muted">
        {found.length} {found.length === 1 ? entity.singular.toLowerCase() : plural}
        {found.length > shown && (
          <Button
            look="quiet"
            className="ml-2 h-8 text-accent"
            onClick={() => setShown(shown + PAGE_SIZE)}
          >
            Show more
          </Button>
        )}
      </p>
      {open && (
        <ProductDetail
          goods={goods}
          row={open}
          names={names}
          onClose={() => setOpenId(null)}
          add={
            cartHref ? { label: addLabel, onAdd: (quantity) => add(open.id, quantity) } : undefined
          }
        />
      )}
      {news && cartHref && <AddedNotice text={news} cartHref={cartHref} onClose={forget} />}
    </Part>
  )
}
