import { h, refresh } from '../dom.js'
import { collection } from '../ui/collection.js'
import { measures } from '../ui/measures.js'
import { part } from '../ui/part.js'

/** Key figures of all records of an entity. */
export function stats(root, { entity, heading, items }) {
  const place = h('div')
  part(root, heading, place)
  collection(entity, (rows) => refresh(place, measures(entity, rows, items))).draw()
}
