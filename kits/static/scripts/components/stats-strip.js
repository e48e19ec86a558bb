import { h, refresh } from '../dom.js'
import { formatMeasure, measure } from '../lib/records/measure.js'
import { collection } from '../ui/collection.js'

/** What the app's records add up to, side by side. */
export function statsStrip(root, { items }) {
  for (const item of items) {
    const value = h('dd')
    root.append(h('div', {}, h('dt', {}, item.label), value))
    collection(item.entity, (rows) =>
      refresh(value, formatMeasure(item.entity, item, measure(rows, item))),
    ).draw()
  }
}
