import { titleField, type Row } from '../records/fields'
import { runQuery, type Names, type Sort } from '../records/query'
import { priceOf, type Goods } from './goods'

export type GoodsSort = 'newest' | 'price-asc' | 'price-desc' | 'name' | 'rating'

export interface GoodsSearch {
  search: string
  /** Field id → wanted value; an empty string means any. */
  filters: Record<string, string>
  minPrice: number | null
  maxPrice: number | null
  sort: GoodsSort
}

export const emptySearch: GoodsSearch = {
  search: '',
  filters: {},
  minPrice: null,
  maxPrice: null,
  sort: 'newest',
}

export function findGoods(
  goods: Goods,
  rows: readonly Row[],
  wanted: GoodsSearch,
  names: Names,
): Row[] {
  const { minPrice, maxPrice } = wanted
  const affordable = rows.filter((row) => {
    const price = priceOf(goods, row)
    return (minPrice === null || price >= minPrice) && (maxPrice === null || price <= maxPrice)
  })
  const { search, filters } = wanted
  return runQuery(goods.entity, affordable, { search, filters, sort: sortOf(goods, wanted) }, names)
}

function sortOf({ entity, price }: Goods, { sort }: GoodsSearch): Sort | null {
  const by = (field: string | undefined, direction: Sort['direction']) =>
    field === undefined ? null : { field, direction }
  switch (sort) {
    case 'price-asc':
      return by(price, 'asc')
    case 'price-desc':
      return by(price, 'desc')
    case 'name':
      return by(titleField(entity)?.id, 'asc')
    case 'rating':
      return by(entity.fields.find((field) => field.type === 'rating')?.id, 'desc')
    case 'newest':
      return null
  }
}
