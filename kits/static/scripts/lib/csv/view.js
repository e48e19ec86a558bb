import { formatNumber } from '../records/format.js'
import { readDate, readNumber } from './table.js'

/** How much of a file is in view: `2 of 4 rows · 3 columns`. */
export function tableSize(shown, rows, columns) {
  const of = shown === rows ? '' : `${formatNumber(shown)} of `
  return `${of}${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'} · ${columns} ${columns === 1 ? 'column' : 'columns'}`
}

/** The rows that match, in the wanted order. */
export function viewRows(table, view) {
  const needle = view.search.trim().toLowerCase()
  const tests = table.columns
    .map((column, index) => columnTest(column, index, view.filters[index] ?? ''))
    .filter((test) => test !== null)
  const found = table.rows.filter(
    (row) =>
      tests.every((test) => test(row)) &&
      (needle === '' || row.some((cell) => cell.toLowerCase().includes(needle))),
  )
  return sorted(found, table.columns, view.sort)
}

function columnTest(column, index, wanted) {
  const text = wanted.trim().toLowerCase()
  if (text === '') return null
  const comparison = /^(>=|<=|>|<|=)\s*(.+)$/.exec(text)
  const limit = comparison ? readNumber(comparison[2] ?? '') : NaN
  if (!comparison || column.type !== 'number' || Number.isNaN(limit)) {
    return (row) => (row[index] ?? '').toLowerCase().includes(text)
  }
  const operator = comparison[1] ?? '='
  return (row) => compareNumber(readNumber(row[index] ?? ''), operator, limit)
}

function compareNumber(value, operator, limit) {
  switch (operator) {
    case '>':
      return value > limit
    case '<':
      return value < limit
    case '>=':
      return value >= limit
    case '<=':
      return value <= limit
    default:
      return value === limit
  }
}

/** Stable; each key is read once; empty cells come last in both directions. */
function sorted(rows, columns, sort) {
  const column = sort ? columns[sort.column] : undefined
  if (!sort || !column) return rows
  const sign = sort.direction === 'asc' ? 1 : -1
  const { type, dayFirst } = column
  const readDay = (cell) => readDate(cell, dayFirst)
  const read = type === 'number' ? readNumber : type === 'date' ? readDay : null
  if (read) {
    const keyed = rows.map((row) => ({ row, key: read(row[sort.column] ?? '') }))
    keyed.sort(
      (a, b) => missingLast(Number.isNaN(a.key), Number.isNaN(b.key)) ?? sign * (a.key - b.key),
    )
    return keyed.map(({ row }) => row)
  }
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const keyed = rows.map((row) => ({ row, key: row[sort.column] ?? '' }))
  keyed.sort(
    (a, b) => missingLast(a.key === '', b.key === '') ?? sign * collator.compare(a.key, b.key),
  )
  return keyed.map(({ row }) => row)
}

function missingLast(a, b) {
  return a || b ? Number(a) - Number(b) : null
}
