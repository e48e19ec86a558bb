import { h, icon, refresh } from '../dom.js'
import { visibleWindow } from '../lib/csv/window.js'

const ROW_PX = 37
const HEIGHT_PX = 560

/** The table. Only the rows in view are in the page, so that large files scroll smoothly. */
export function csvGrid({ name, columns, columnFilters, onChange }) {
  let rows = []
  let view = null
  const heads = h('tr')
  const body = h('tbody')
  const filters = columns.map((column) =>
    h('input', {
      'aria-label': `Filter ${column.name}`,
      placeholder: column.type === 'number' ? 'e.g. >100' : 'Filter',
      oninput: () => onChange({ filters: filters.map((input) => input.value) }),
    }),
  )
  const filterRow =
    columnFilters &&
    h(
      'tr',
      {},
      filters.map((input) => h('td', {}, input)),
    )
  const box = h(
    'div',
    {
      role: 'region',
      'aria-label': `Table ${name}`,
      tabIndex: 0,
      class: 'csv-grid',
      style: `max-height: ${HEIGHT_PX}px`,
      onscroll: drawRows,
    },
    h('table', {}, h('thead', {}, ...[heads, filterRow].filter(Boolean)), body),
  )
  const nothing = h('div')

  function drawHeads() {
    refresh(heads, columns.map(head))
  }

  /** Each press goes on: ascending, descending, as in the file. */
  function head(column, index) {
    const direction = view.sort?.column === index ? view.sort.direction : null
    const next = direction === null ? 'asc' : direction === 'asc' ? 'desc' : null
    const label = { asc: 'ascending', desc: 'descending' }[direction]
    return h(
      'th',
      { scope: 'col', 'aria-sort': label, class: column.type === 'number' ? 'numeric' : '' },
      h(
        'button',
        {
          type: 'button',
          'data-key': String(index),
          onclick: () => onChange({ sort: next && { column: index, direction: next } }),
        },
        column.name,
        h('small', {}, column.type),
        direction && icon(direction === 'asc' ? 'up' : 'down'),
      ),
    )
  }

  function drawRows() {
    const part = visibleWindow(rows.length, ROW_PX, box.scrollTop, HEIGHT_PX)
    body.replaceChildren(
      spacer(part.above),
      ...rows.slice(part.first, part.last).map(line),
      spacer(part.below),
    )
  }

  function line(row) {
    return h(
      'tr',
      {},
      columns.map((column, index) =>
        h(
          'td',
          {
            title: row[index],
            class: column.type === 'number' ? 'numeric' : '',
            style: `height: ${ROW_PX}px`,
          },
          row[index],
        ),
      ),
    )
  }

  function spacer(height) {
    return h(
      'tr',
      { 'aria-hidden': 'true', hidden: height === 0 },
      h('td', { style: `height: ${height}px; padding: 0; border: 0` }),
    )
  }

  return {
    element: h('div', {}, box, nothing),
    show(nextRows, nextView) {
      rows = nextRows
      view = nextView
      box.scrollTop = 0
      drawHeads()
      drawRows()
    },
    empty: (content) => refresh(nothing, content),
  }
}
