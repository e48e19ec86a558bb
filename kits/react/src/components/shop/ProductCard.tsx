import { isEmpty, type Field, type Row } from '../../lib/records/fields'
import { formatMoney } from '../../lib/records/format'
import type { Names } from '../../lib/records/query'
import { availableOf, currencyOf, priceOf, titleOf, type Goods } from '../../lib/shop/goods'
import { ValueView } from '../records/ValueView'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { cardStyle } from '../ui/styles'
import { Cover } from './Cover'

interface Props {
  goods: Goods
  row: Row
  names: Names
  columns: readonly Field[]
  onOpen: () => void
  /** None where nothing is sold. */
  add?: { label: string; onAdd: () => void }
}

/** From so few on, it is said how many are left. */
const FEW = 5

export function ProductCard({ goods, row, names, columns, onOpen, add }: Props) {
  const title = titleOf(goods.entity, row)
  const image = goods.image === undefined ? null : String(row[goods.image] ?? '')
  const badges = columns.filter((field) => field.type === 'choice' && !isEmpty(row[field.id]))
  const others = columns.filter((field) => field.type !== 'choice' && !isEmpty(row[field.id]))
  return (
    <li className={`${cardStyle} group relative flex flex-col overflow-hidden`} aria-label={title}>
      <div className="relative overflow-hidden">
        <Cover
          title={title}
          image={image}
          className="aspect-4/3 w-full transition duration-300 group-hover:scale-105"
        />
        <StockBadge available={availableOf(goods, row)} />
      </div>
      <div className="flex flex-1 flex-col gap-2 p-4">
        {badges.length > 0 && (
          <div className="flex flex-wrap gap-1">
            {badges.map((field) => (
              <ValueView key={field.id} field={field} value={row[field.id]} names={names} />
            ))}
          </div>
        )}
        <h3 className="font-semibold tracking-tight">
          <button
            type="button"
            onClick={onOpen}
            // The whole picture opens the details, not only the name.
            className="text-left break-words before:absolute before:inset-x-0 before:top-0 before:aspect-4/3 hover:text-accent"
          >
            {title}
          </button>
        </h3>
        {others.map((field) => (
          <div key={field.id} className="line-clamp-2 text-sm break-words text-muted">
            <ValueView field={field} value={row[field.id]} names={names} />
          </div>
        ))}
        <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-2">
          <Price goods={goods} row={row} className="text-lg" />
          {add ? (
            <AddButton goods={goods} row={row} {...add} />
          ) : (
            <Button className="relative h-9" onClick={onOpen}>
              View details
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

export function Price({ goods, row, className }: { goods: Goods; row: Row; className: string }) {
  if (goods.price === undefined || isEmpty(row[goods.price])) return <span />
  return (
    <span className={`font-semibold tabular-nums ${className}`}>
      {formatMoney(priceOf(goods, row), currencyOf([goods]))}
    </span>
  )
}

interface AddProps {
  goods: Goods
  row: Row
  label: string
  onAdd: () => void
}

export function AddButton({ goods, row, label, onAdd }: AddProps) {
  const soldOut = availableOf(goods, row) === 0
  return (
    <Button
      look={soldOut ? 'secondary' : 'primary'}
      disabled={soldOut}
      className="relative"
      onClick={onAdd}
    >
      {soldOut ? 'Sold out' : label}
    </Button>
  )
}

function StockBadge({ available }: { available: number }) {
  if (available > FEW) return null
  return (
    <span className="absolute top-3 left-3">
      {available === 0 ? (
        <Badge tone="gray">Sold out</Badge>
      ) : (
        <Badge tone="amber">Only {available} left</Badge>
      )}
    </span>
  )
}
