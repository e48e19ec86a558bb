import { h } from '../dom.js'
import { formatMeasure, measure } from '../lib/records/measure.js'

/** Key figures of records, side by side. */
export function measures(entity, rows, items) {
  const figure = (item) =>
    h(
      'div',
      { class: 'card' },
      h('dt', {}, item.label),
      h('dd', {}, formatMeasure(entity, item, measure(rows, item))),
    )
  return h('dl', { class: 'figures' }, items.map(figure))
}
