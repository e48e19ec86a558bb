import { h, refresh } from '../dom.js'
import { downloadText } from '../lib/download.js'
import { recordsCsv } from '../lib/records/export.js'
import { fieldOf } from '../lib/records/fields.js'
import { filterChoices } from '../lib/records/choices.js'
import { runQuery } from '../lib/records/query.js'
import { collection } from '../ui/collection.js'
import { button, emptyState, iconButton, searchInput, select } from '../ui/controls.js'
import { openDialog } from '../ui/dialog.js'
import { measures } from '../ui/measures.js'
import { part } from '../ui/part.js'
import { recordCards, recordTable } from '../ui/record-list.js'
import { recordForm } from '../ui/record-form.js'

/** Rows drawn at first; more on request. */
const PAGE_SIZE = 50

/** All records of an entity: find, sort, add, edit, delete. */
export function records(root, options) {
  const {
    entity,
    heading,
    layout = 'table',
    search = false,
    filters = [],
    readOnly = false,
    summary = [],
  } = options
  const columns = options.columns.map((id) => fieldOf(entity, id))
  const singular = entity.singular.toLowerCase()
  const plural = entity.plural.toLowerCase()
  let query = { search: '', filters: {}, sort: options.sort ?? null }
  let shown = PAGE_SIZE
  const rows = collection(entity, draw)

  const figures = h('div', { hidden: summary.length === 0 })
  const toolbar = h('div', { class: 'toolbar' })
  const list = h('div')
  const count = h('p', { role: 'status', class: 'muted' })
  part(root, heading, figures, rows.error, toolbar, list, count)
  fillToolbar()
  rows.draw()

  function ask(next) {
    query = { ...query, ...next }
    shown = PAGE_SIZE
    rows.draw()
  }

  function fillToolbar() {
    toolbar.append(
      ...[
        search && searchInput(`Search ${plural}`, (text) => ask({ search: text })),
        ...filters.map((id) => filterSelect(fieldOf(entity, id))),
        layout === 'cards' && sortSelect(),
        h(
          'div',
          { class: 'toolbar-end' },
          options.exportCsv &&
            button('Export CSV', {
              icon: 'download',
              onclick: () =>
                downloadText(
                  `${entity.key}.csv`,
                  recordsCsv(entity, found(), rows.names()),
                  'text/csv',
                ),
            }),
          !readOnly && addButton(),
        ),
      ].filter(Boolean),
    )
  }

  function addButton() {
    return button(`Add ${singular}`, { look: 'primary', icon: 'plus', onclick: () => edit(null) })
  }

  function filterSelect(field) {
    const any = { value: '', label: `${field.label}: all` }
    return select(
      `Filter by ${field.label.toLowerCase()}`,
      [any, ...filterChoices(field, rows.read(), rows.names())],
      '',
      (value) => ask({ filters: { ...query.filters, [field.id]: value } }),
    )
  }

  function sortSelect() {
    const fields = entity.fields.filter((field) => field.type !== 'image')
    const all = [
      { value: '', label: 'Newest first' },
      ...fields.map((field) => ({ value: field.id, label: `Sort: ${field.label}` })),
    ]
    return select('Sort by', all, query.sort?.field ?? '', (field) =>
      ask({ sort: field === '' ? null : { field, direction: 'asc' } }),
    )
  }

  function found() {
    return runQuery(entity, rows.read(), query, rows.names())
  }

  function draw(current, names) {
    const matching = runQuery(entity, current, query, names)
    refresh(figures, summary.length > 0 && measures(entity, current, summary))
    refresh(list, content(current, matching, names))
    const more = button('Show more', {
      look: 'quiet',
      onclick: () => ((shown += PAGE_SIZE), rows.draw()),
    })
    refresh(
      count,
      `${matching.length} ${matching.length === 1 ? singular : plural}`,
      matching.length !== current.length && ` of ${current.length}`,
      matching.length > shown && more,
    )
  }

  function content(current, matching, names) {
    if (current.length === 0) {
      const text = readOnly ? null : `Add your first ${singular} to get started.`
      return h(
        'div',
        { class: 'card' },
        emptyState(`No ${plural} yet`, text, 'inbox', readOnly ? null : addButton()),
      )
    }
    if (matching.length === 0) {
      return h(
        'div',
        { class: 'card' },
        emptyState('Nothing found', 'No entry matches your search and filters.', 'search'),
      )
    }
    const view = {
      entity,
      names,
      columns,
      rows: matching.slice(0, shown),
      actions: readOnly ? null : actions,
      covers: options.covers,
    }
    if (layout === 'cards') return recordCards(view)
    return recordTable({ ...view, sort: query.sort, onSort: (sort) => ask({ sort }) })
  }

  function actions(row, name) {
    return h(
      'span',
      { class: 'row-actions' },
      iconButton('pencil', `Edit ${name}`, {
        'data-key': `edit-${row.id}`,
        onclick: () => edit(row),
      }),
      iconButton('trash', `Delete ${name}`, {
        'data-key': `delete-${row.id}`,
        onclick: () => rows.remove(row),
      }),
    )
  }
  actions.toggle = (row, field) => rows.change(row.id, { [field.id]: row[field.id] !== true })

  function edit(row) {
    openDialog(row ? `Edit ${singular}` : `Add ${singular}`, (close) =>
      recordForm(entity, {
        row,
        submitLabel: row ? 'Save changes' : `Add ${singular}`,
        problem: rows.problem,
        onCancel: close,
        onSubmit: (values) => {
          const stored = row ? rows.change(row.id, values) : rows.add(values)
          if (stored) close()
          return stored
        },
      }),
    )
  }
}
