import { h, refresh } from '../dom.js'
import { groupBy } from '../lib/site/groups.js'
import { readMenu } from '../lib/site/menu.js'
import { collection } from '../ui/collection.js'

/** A menu made of the records of an entity: by category, with prices. */
export function menuRecords(root, { entity, ...fields }) {
  collection(entity, (rows, names) => {
    const groups = groupBy(readMenu(entity, rows, fields, names), (dish) => dish.category)
    refresh(
      root,
      groups.map(({ name, entries }) =>
        h('div', {}, name && h('h3', {}, name), h('ul', {}, entries.map(dishView))),
      ),
    )
  }).draw()
}

function dishView({ name, price, text, tags }) {
  return h(
    'li',
    {},
    h('p', { class: 'dish' }, h('b', {}, name), price && h('span', {}, price)),
    text && h('p', { class: 'muted' }, text),
    tags.length > 0 && h('p', { class: 'role' }, tags.join(' · ')),
  )
}
