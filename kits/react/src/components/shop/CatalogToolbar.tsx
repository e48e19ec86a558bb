import { filterChoices } from '../../lib/records/choices'
import { fieldOf, type Entity, type Row } from '../../lib/records/fields'
import type { Names } from '../../lib/records/query'
import type { GoodsSearch, GoodsSort } from '../../lib/shop/find'
import { SearchInput } from '../ui/SearchInput'
import { SelectInput } from '../ui/SelectInput'
import { inputStyle } from '../ui/styles'

interface Props {
  entity: Entity
  names: Names
  rows: readonly Row[]
  price?: string
  filters?: readonly string[]
  search?: boolean
  priceRange?: boolean
  wanted: GoodsSearch
  onChange: (wanted: GoodsSearch) => void
}

/** Search, filters and sorting of a catalogue. */
export function CatalogToolbar(props: Props) {
  const { entity, names, rows, price, filters = [], search, priceRange, wanted, onChange } = props
  const fields = filters.map((id) => fieldOf(entity, id)).filter((field) => field !== undefined)
  return (
    <div className="flex flex-wrap items-center gap-2">
      {search && (
        <SearchInput
          label={`Search ${entity.plural.toLowerCase()}`}
          value={wanted.search}
          onChange={(text) => onChange({ ...wanted, search: text })}
        />
      )}
      {fields.map((field) => (
        <SelectInput
          key={field.id}
          label={`Filter by ${field.label.toLowerCase()}`}
          value={wanted.filters[field.id] ?? ''}
          options={[
            { value: '', label: `${field.label}: all` },
            ...filterChoices(field, rows, names),
          ]}
          onChange={(value) =>
            onChange({ ...wanted, filters: { ...wanted.filters, [field.id]: value } })
          }
          className="max-w-52"
        />
      ))}
      {priceRange && price && (
        <>
          <PriceInput
            label="Min price"
            value={wanted.minPrice}
            onChange={(minPrice) => onChange({ ...wanted, minPrice })}
          />
          <PriceInput
            label="Max price"
            value={wanted.maxPrice}
            onChange={(maxPrice) => onChange({ ...wanted, maxPrice })}
          />
        </>
      )}
      <SelectInput
        label="Sort by"
        value={wanted.sort}
        options={sorts(entity, price)}
        onChange={(sort) => onChange({ ...wanted, sort: sort as GoodsSort })}
        className="ml-auto max-w-52"
      />
    </div>
  )
}

interface PriceProps {
  label: string
  value: number | null
  onChange: (value: number | null) => void
}

function PriceInput({ label, value, onChange }: PriceProps) {
  return (
    <input
      type="number"
      min={0}
      step="any"
      aria-label={label}
      placeholder={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
      className={`${inputStyle} w-28`}
    />
  )
}

function sorts(entity: Entity, price: string | undefined): { value: GoodsSort; label: string }[] {
  return [
    { value: 'newest', label: 'Sort: newest' },
    ...(price
      ? [
          { value: 'price-asc' as const, label: 'Price: low to high' },
          { value: 'price-desc' as const, label: 'Price: high to low' },
        ]
      : []),
    { value: 'name', label: 'Name: A to Z' },
    ...(entity.fields.some((field) => field.type === 'rating')
      ? [{ value: 'rating' as const, label: 'Top rated' }]
      : []),
  ]
}
