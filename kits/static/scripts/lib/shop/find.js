import { titleField } from '../records/fields.js'
import { runQuery } from '../records/query.js'
import { priceOf } from './goods.js'

export const emptySearch = {
  search: '',
  filters: {},
  minPrice: null,
  maxPrice: null,
  sort: 'newest',
}

export function findGoods(goods, rows, wanted, names) {
  const { minPrice, maxPrice } = wanted
  const affordable = rows.filter((row) => {
    const price = priceOf(goods, row)
    return (minPrice === null || price >= minPrice) && (maxPrice === null || price <= maxPrice)
  })
  const { search, filters } = wanted
  return runQuery(goods.entity, affordable, { search, filters, sort: sortOf(goods, wanted) }, names)
}

function sortOf({ entity, price }, { sort }) {
  const by = (field, direction) => (field === undefined ? null : { field, direction })
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
