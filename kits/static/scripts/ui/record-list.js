import { h, icon } from '../dom.js'
import { isEmpty, titleField } from '../lib/records/fields.js'
import { rowName } from './collection.js'
import { coverPicture } from './cover.js'
import { valueView } from './value.js'

const isNumeric = (field) => field.type === 'number' || field.type === 'money'

export function recordTable({ entity, names, columns, rows, actions, sort, onSort }) {
  const head = (field) => {
    const direction = sort?.field === field.id ? sort.direction : null
    const next = direction === 'asc' ? 'desc' : 'asc'
    const label = { asc: 'ascending', desc: 'descending' }[direction]
    return h(
      'th',
      { scope: 'col', 'aria-sort': label, class: isNumeric(field) ? 'numeric' : '' },
      h(
        'button',
        {
          type: 'button',
          'data-key': `sort-${field.id}`,
          onclick: () => onSort({ field: field.id, direction: next }),
        },
        field.label,
        direction && icon(direction === 'asc' ? 'up' : 'down'),
      ),
    )
  }
  const line = (row) =>
    h(
      'tr',
      {},
      columns.map((field) =>
        h(
          'td',
          { class: isNumeric(field) ? 'numeric' : '', 'data-label': field.label },
          cell(entity, row, field, names, actions),
        ),
      ),
      actions && h('td', { class: 'numeric' }, actions(row, rowName(entity, row))),
    )
  return h(
    'div',
    { class: 'card scroll' },
    h(
      'table',
      { 'aria-label': entity.plural },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map(head),
          actions && h('th', {}, h('span', { class: 'sr-only' }, 'Actions')),
        ),
      ),
      h('tbody', {}, rows.map(line)),
    ),
  )
}

export function recordCards({ entity, names, columns, rows, actions, covers = false }) {
  const title = titleField(entity)
  const picture = columns.find((field) => field.type === 'image')
  const body = columns.filter((field) => field !== title && field !== picture)
  const card = (row) =>
    h(
      'li',
      { class: 'card record' },
      picture && !isEmpty(row[picture.id])
        ? h('img', { src: row[picture.id], alt: '', class: 'picture' })
        : (picture || covers) && coverPicture(rowName(entity, row), entity.singular, 'picture'),
      h(
        'div',
        { class: 'record-head' },
        h('h3', {}, rowName(entity, row)),
        actions && actions(row, rowName(entity, row)),
      ),
      h(
        'dl',
        {},
        body
          .filter((field) => field.type === 'boolean' || !isEmpty(row[field.id]))
          .map((field) =>
            h(
              'div',
              { class: field.multiline ? 'long' : '' },
              h('dt', {}, field.label),
              h('dd', {}, cell(entity, row, field, names, actions)),
            ),
          ),
      ),
    )
  return h('ul', { class: 'record-cards', 'aria-label': entity.plural }, rows.map(card))
}

/** Yes/no fields are changed right in the list. */
function cell(entity, row, field, names, actions) {
  if (field.type !== 'boolean' || !actions) return valueView(field, row[field.id], names)
  return h('input', {
    type: 'checkbox',
    'aria-label': `${field.label}: ${rowName(entity, row)}`,
    'data-key': `${field.id}-${row.id}`,
    checked: row[field.id] === true,
    onchange: () => actions.toggle(row, field),
  })
}
