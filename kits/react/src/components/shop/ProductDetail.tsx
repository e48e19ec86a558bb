import { useState } from 'react'
import { isEmpty, titleField, type Row } from '../../lib/records/fields'
import type { Names } from '../../lib/records/query'
import { availableOf, titleOf, type Goods } from '../../lib/shop/goods'
import { ValueView } from '../records/ValueView'
import { Dialog } from '../ui/Dialog'
import { Cover } from './Cover'
import { AddButton, Price } from './ProductCard'
import { QuantityInput } from './QuantityInput'

interface Props {
  goods: Goods
  row: Row
  names: Names
  onClose: () => void
  /** None where nothing is sold. */
  add?: { label: string; onAdd: (quantity: number) => void }
}

/** Everything about one thing, and how many of it to buy. */
export function ProductDetail({ goods, row, names, onClose, add }: Props) {
  const [quantity, setQuantity] = useState(1)
  const { entity } = goods
  const title = titleOf(entity, row)
  const shown = entity.fields.filter(
    (field) =>
      field.id !== titleField(entity)?.id &&
      field.id !== goods.price &&
      field.type !== 'image' &&
      !isEmpty(row[field.id]),
  )
  const texts = shown.filter((field) => field.type === 'text' && field.multiline)
  const facts = shown.filter((field) => !texts.includes(field))
  const available = availableOf(goods, row)
  const image = goods.image === undefined ? null : String(row[goods.image] ?? '')

  return (
    <Dialog title={title} onClose={onClose}>
      <Cover title={title} image={image} className="aspect-video w-full" />
      <div className="flex flex-col gap-4 p-5">
        <Price goods={goods} row={row} className="text-2xl" />
        {texts.map((field) => (
          <p key={field.id} className="leading-relaxed whitespace-pre-line">
            {String(row[field.id])}
          </p>
        ))}
        <dl className="divide-y divide-line border-y border-line text-sm">
          {facts.map((field) => (
            <div key={field.id} className="flex items-center justify-between gap-6 py-2.5">
              <dt className="text-muted">{field.label}</dt>
              <dd className="min-w-0 text-right break-words">
                <ValueView field={field} value={row[field.id]} names={names} />
              </dd>
            </div>
          ))}
        </dl>
        {add && (
          <div className="flex flex-wrap items-center justify-end gap-3">
            {available > 0 && (
              <QuantityInput name={title} value={quantity} max={available} onChange={setQuantity} />
            )}
            <AddButton
              goods={goods}
              row={row}
              label={add.label}
              onAdd={() => add.onAdd(quantity)}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}
