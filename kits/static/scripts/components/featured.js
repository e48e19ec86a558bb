import { h, refresh } from '../dom.js'
import { fieldOf, isEmpty } from '../lib/records/fields.js'
import { runQuery } from '../lib/records/query.js'
import { subHash } from '../lib/site/subPath.js'
import { collection, rowName } from '../ui/collection.js'
import { coverPicture } from '../ui/cover.js'
import { valueView } from '../ui/value.js'

/** The first few records of an entity, with a link to all of them. */
export function featured(root, { entity, heading, count = 3, fields = [], sort = null, page }) {
  const plural = entity.plural.toLowerCase()
  const picture = entity.fields.find((field) => field.type === 'image')
  const shown = fields.map((id) => fieldOf(entity, id))

  const card = (names) => (row) => {
    const name = rowName(entity, row)
    const image = picture && row[picture.id]
    return h(
      'li',
      { class: 'card teaser' },
      image
        ? h('img', { src: image, alt: '', class: 'picture' })
        : coverPicture(name, entity.singular, 'picture'),
      h(
        'div',
        {},
        h('h3', {}, page ? h('a', { href: subHash(page, row.id) }, name) : name),
        shown
          .filter((field) => !isEmpty(row[field.id]))
          .map((field) =>
            h(
              'div',
              { class: 'muted' },
              h('span', { class: 'sr-only' }, `${field.label}: `),
              valueView(field, row[field.id], names),
            ),
          ),
      ),
    )
  }

  collection(entity, (rows, names) => {
    const sorted = sort ? runQuery(entity, rows, { search: '', filters: {}, sort }, names) : rows
    refresh(
      root,
      rows.length === 0 && h('p', { class: 'muted' }, `No ${plural} yet.`),
      h(
        'ul',
        { class: 'tiles', 'aria-label': heading ?? `Featured ${plural}` },
        sorted.slice(0, count).map(card(names)),
      ),
      page && h('p', { class: 'see-all' }, h('a', { href: `#/${page}` }, `See all ${plural}`)),
    )
  }).draw()
}
