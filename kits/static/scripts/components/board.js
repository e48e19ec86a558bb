import { h, refresh } from '../dom.js'
import { columnsOf, moveCard, neighbour } from '../lib/board.js'
import { changeRow } from '../lib/records/collection.js'
import { mayBecome } from '../lib/records/effects.js'
import { fieldOf, isEmpty } from '../lib/records/fields.js'
import { runQuery } from '../lib/records/query.js'
import { collection, rowName } from '../ui/collection.js'
import { button, iconButton, searchInput } from '../ui/controls.js'
import { openDialog } from '../ui/dialog.js'
import { part } from '../ui/part.js'
import { recordForm } from '../ui/record-form.js'
import { valueView } from '../ui/value.js'

/** Records as cards in columns. Cards move by dragging, with the arrow keys, or with their buttons. */
export function board(root, { entity, heading, field, cardFields, search = false }) {
  const columnField = fieldOf(entity, field)
  const options = columnField.options
  const singular = entity.singular.toLowerCase()
  let text = ''
  const rows = collection(entity, draw)
  const columns = h('div', { class: 'board' })
  const news = h('p', { role: 'status', class: 'sr-only' })
  const find = (value) => {
    text = value
    rows.draw()
  }
  part(
    root,
    heading,
    rows.error,
    h(
      'div',
      { class: 'toolbar' },
      search && searchInput(`Search ${entity.plural.toLowerCase()}`, find),
      h(
        'div',
        { class: 'toolbar-end' },
        button(`Add ${singular}`, {
          look: 'primary',
          icon: 'plus',
          onclick: () => edit(null, options[0].value),
        }),
      ),
    ),
    columns,
    news,
  )
  rows.draw()

  function draw(current, names) {
    const found = runQuery(entity, current, { search: text, filters: {}, sort: null }, names)
    refresh(
      columns,
      columnsOf(found, field, options).map((column) => columnView(column, names)),
    )
  }

  /** Whether a record may get this state; null stands for a new one. */
  function mayHold(row, value) {
    return value !== null && mayBecome(entity, row, columnField, value)
  }

  function columnView(column, names) {
    const tone = options.find((option) => option.value === column.value)?.tone ?? 'gray'
    return h(
      'section',
      {
        'aria-label': column.label,
        class: 'column',
        ...dropTarget((id) => drop(id, column.value, null)),
      },
      h(
        'header',
        {},
        h('span', { class: `dot ${tone}` }),
        h('h3', {}, column.label),
        h('span', { class: 'muted' }, String(column.rows.length)),
        mayHold(null, column.value) &&
          iconButton('plus', `Add ${singular} to ${column.label}`, {
            onclick: () => edit(null, column.value),
          }),
      ),
      h(
        'ul',
        {},
        column.rows.map((row) => card(row, column, names)),
        column.rows.length === 0 && h('li', { class: 'nothing' }, 'Nothing here'),
      ),
    )
  }

  function card(row, column, names) {
    const name = rowName(entity, row)
    const shown = cardFields.map((id) => fieldOf(entity, id)).filter((one) => !isEmpty(row[one.id]))
    const next = (steps) => neighbour(options, column.value, steps, (value) => mayHold(row, value))
    const step = (steps) => {
      const value = next(steps)
      if (value !== null) move(row, value, null)
    }
    const stepButton = (icon, way, steps) =>
      iconButton(icon, `Move ${name} ${way}`, {
        disabled: next(steps) === null,
        onclick: () => step(steps),
      })
    return h(
      'li',
      {
        class: 'card board-card',
        draggable: true,
        tabIndex: 0,
        'data-key': row.id,
        'aria-label': name,
        'aria-keyshortcuts': 'ArrowLeft ArrowRight Enter',
        ondragstart: (event) => event.dataTransfer.setData('text/plain', row.id),
        ...dropTarget((id) => drop(id, column.value, row.id)),
        onkeydown: (event) => {
          if (event.target !== event.currentTarget) return
          if (event.key === 'ArrowLeft') step(-1)
          if (event.key === 'ArrowRight') step(1)
          if (event.key === 'Enter') edit(row)
        },
      },
      h('p', {}, name),
      shown.length > 0 &&
        h(
          'div',
          { class: 'card-values' },
          shown.map((one) => h('span', { title: one.label }, valueView(one, row[one.id], names))),
        ),
      h(
        'div',
        { class: 'row-actions' },
        stepButton('left', 'left', -1),
        stepButton('right', 'right', 1),
        iconButton('pencil', `Edit ${name}`, { onclick: () => edit(row) }),
        iconButton('trash', `Delete ${name}`, { onclick: () => rows.remove(row) }),
      ),
    )
  }

  function drop(id, value, beforeId) {
    const row = rows.read().find((known) => known.id === id)
    if (row && value !== null) move(row, value, beforeId)
  }

  function move(row, value, beforeId) {
    const now = new Date()
    const moved = rows.edit((current) => {
      // With the entity's reactions to the change, such as a completion date.
      const changed =
        row[field] === value ? current : changeRow(entity, current, row.id, { [field]: value }, now)
      return moveCard(changed, row.id, beforeId)
    })
    const label = options.find((option) => option.value === value).label
    if (moved) news.textContent = `${rowName(entity, row)} moved to ${label}`
  }

  function edit(row, startIn) {
    const fields = entity.fields.map((one) =>
      one.id === field ? { ...one, default: startIn } : one,
    )
    openDialog(row ? `Edit ${singular}` : `Add ${singular}`, (close) =>
      recordForm(row ? entity : { ...entity, fields }, {
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

function dropTarget(onDrop) {
  return {
    ondragover: (event) => event.preventDefault(),
    ondrop: (event) => {
      event.preventDefault()
      event.stopPropagation()
      onDrop(event.dataTransfer.getData('text/plain'))
    },
  }
}
