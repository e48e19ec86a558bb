import { h, refresh } from '../dom.js'
import { delimiterChoices } from '../lib/csv/detect.js'
import { guessFormat, readTable } from '../lib/csv/table.js'
import { tableSize, viewRows } from '../lib/csv/view.js'
import { writeCsv } from '../lib/csv/write.js'
import { downloadText } from '../lib/download.js'
import { button, emptyState, searchInput, select } from '../ui/controls.js'
import { csvGrid } from '../ui/csv-grid.js'
import { csvPicker } from '../ui/csv-picker.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'

const everything = { search: '', filters: [], sort: null }

/** Opens a CSV file in the browser and lets one search, filter, sort and save it. Nothing leaves the device. */
export function csvViewer(
  root,
  { heading, sample = false, download = false, columnFilters = false },
) {
  let file = null
  let delimiter = ','
  let header = true
  let view = everything
  let table = null
  let rows = []
  const error = errorPlace()
  const picker = csvPicker({ sample, onOpen: open, onProblem: error.show })
  const place = h('div')
  const count = h('p', { role: 'status', class: 'muted' })
  let grid = null
  part(root, heading, error.element, picker, place)

  function open(opened) {
    const found = guessFormat(opened.text)
    if (found.text.trim() === '') return error.show(`${opened.name} is empty.`)
    if (opened.text.includes('\u0000')) {
      return error.show(`${opened.name} is not a text file. Save the sheet as CSV and open that.`)
    }
    error.show(null)
    file = { ...opened, text: found.text }
    delimiter = found.delimiter
    header = found.header
    view = everything
    picker.classList.add('compact')
    build()
  }

  /** Reads the file anew and builds everything that depends on its columns. */
  function build() {
    table = readTable(file.text, delimiter, header)
    grid = csvGrid({
      name: file.name,
      columns: table.columns,
      columnFilters,
      onChange: (next) => look({ ...view, ...next }),
    })
    refresh(
      place,
      file.note && h('p', { role: 'status', class: 'csv-note' }, file.note),
      problems(),
      h('section', { 'aria-label': file.name, class: 'card csv' }, toolbar(), grid.element),
    )
    look(view)
  }

  function look(next) {
    view = next
    rows = viewRows(table, view)
    grid.show(rows, view)
    count.textContent = tableSize(rows.length, table.rows.length, table.columns.length)
    const clear = button('Clear filters', {
      onclick: () => {
        view = { ...everything, sort: view.sort }
        build()
      },
    })
    grid.empty(
      rows.length === 0 &&
        emptyState(
          'No row matches',
          'Change or clear the search and the filters.',
          'search',
          clear,
        ),
    )
  }

  function problems() {
    if (table.problems.length === 0) return null
    const title = `${file.name} has ${table.problems.length === 1 ? 'a problem' : 'some problems'}`
    return h(
      'details',
      { class: 'problems' },
      h('summary', {}, title),
      h(
        'ul',
        {},
        table.problems.map((line) => h('li', {}, line)),
      ),
    )
  }

  function toolbar() {
    const headerBox = h('input', {
      type: 'checkbox',
      checked: header,
      onchange: (event) => {
        header = event.target.checked
        build()
      },
    })
    const changeDelimiter = (value) => {
      delimiter = value
      view = everything
      build()
    }
    return h(
      'div',
      { class: 'csv-head' },
      h('div', { class: 'csv-title' }, h('h2', {}, file.name), count),
      h(
        'div',
        { class: 'toolbar' },
        searchInput('Search all columns', (search) => look({ ...view, search })),
        select('Delimiter', delimiterChoices(delimiter), delimiter, changeDelimiter),
        h('label', { class: 'check' }, headerBox, 'First row is a header'),
        download &&
          h(
            'div',
            { class: 'toolbar-end' },
            button('Download view', { icon: 'download', onclick: save }),
          ),
      ),
    )
  }

  function save() {
    const lines = [table.columns.map((column) => column.name), ...rows]
    downloadText(
      file.name.replace(/(\.\w+)?$/, '-filtered.csv'),
      writeCsv(lines, delimiter),
      'text/csv',
    )
  }
}
