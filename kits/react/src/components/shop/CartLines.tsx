import { fromMinor, toMinor } from '../../lib/money'
import { formatMoney } from '../../lib/records/format'
import type { Item } from '../../lib/shop/goods'
import { Button } from '../ui/Button'
import { Cover } from './Cover'
import { QuantityInput } from './QuantityInput'

interface Props {
  items: readonly Item[]
  currency: string
  /** With 0 the line goes. */
  onChange: (item: Item, quantity: number) => void
}

export function CartLines({ items, currency, onChange }: Props) {
  return (
    <ul aria-label="Cart" className="divide-y divide-line">
      {items.map((item) => (
        <li
          key={`${item.line.entity}/${item.line.id}`}
          aria-label={item.title}
          className="grid grid-cols-[4rem_1fr_auto] items-center gap-x-4 gap-y-2 p-4 sm:grid-cols-[5rem_1fr_auto_6rem_auto] sm:px-5"
        >
          <Cover
            title={item.title}
            image={imageOf(item)}
            className="aspect-square w-full rounded-lg"
          />
          <div className="min-w-0">
            <p className="font-medium break-words">{item.title}</p>
            <p className="text-sm text-muted tabular-nums">{formatMoney(item.price, currency)}</p>
            <Shortage item={item} />
          </div>
          <div className="col-start-2 row-start-2 sm:col-start-3 sm:row-start-1">
            {item.row && (
              <QuantityInput
                name={item.title}
                value={item.line.quantity}
                max={Math.max(item.available, 1)}
                onChange={(quantity) => onChange(item, quantity)}
              />
            )}
          </div>
          <p className="col-start-3 row-start-1 text-right font-semibold tabular-nums sm:col-start-4">
            {formatMoney(lineTotal(item, currency), currency)}
          </p>
          <Button
            look="quiet"
            className="col-start-3 row-start-2 px-2 sm:col-start-5 sm:row-start-1"
            aria-label={`Remove ${item.title}`}
            onClick={() => onChange(item, 0)}
          >
            Remove
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Says that there are fewer than wanted: others may have bought them meanwhile. */
function Shortage({ item }: { item: Item }) {
  if (item.row && item.line.quantity <= item.available) return null
  const text = !item.row
    ? 'Please remove it.'
    : item.available === 0
      ? 'Sold out'
      : `Only ${item.available} left`
  return <p className="text-xs font-medium text-red-700 dark:text-red-300">{text}</p>
}

function imageOf({ goods, row }: Item): string | null {
  const value = goods?.image === undefined ? null : row?.[goods.image]
  return typeof value === 'string' && value !== '' ? value : null
}

function lineTotal({ price, line }: Item, currency: string): number {
  return fromMinor(toMinor(price, currency) * line.quantity, currency)
}
