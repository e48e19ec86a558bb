import { looksLikeHeader } from './detect.js'
import { parseCsv } from './parse.js'

/** More problems than these say nothing new. */
const MAX_PROBLEMS = 5
const TYPE_SAMPLE_ROWS = 500

/** Reads a file as a table: every row gets as many cells as the widest one. */
export function readTable(text, delimiter, header) {
  const { rows, problems } = parseCsv(text, delimiter)
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const body = header ? rows.slice(1) : rows
  const names = header ? (rows[0] ?? []) : []
  const ragged = body.filter((row) => row.length !== (rows[0]?.length ?? 0)).length
  const found = [...problems]
  if (ragged > 0) {
    found.push(
      `${ragged} ${ragged === 1 ? 'row has' : 'rows have'} more or fewer cells than the first line; missing cells are shown empty.`,
    )
  }
  const even = body.map((row) =>
    row.length === width ? row : [...row, ...empty(width - row.length)],
  )
  const columns = empty(width).map((_, index) => ({
    name: names[index]?.trim() || `Column ${index + 1}`,
    type: columnType(even, index),
  }))
  return { columns, rows: even, problems: shorten(found) }
}

/** Whether the first line of this file looks like a header. */
export function guessHeader(text, delimiter) {
  return looksLikeHeader(parseCsv(text.slice(0, 20_000), delimiter).rows)
}

/** `1,234.50`, `1.234,50`, `12 %`, `$3` as a number; NaN when it is none. */
export function readNumber(text) {
  const bare = text.trim().replace(/^[$€£¥]\s?|\s?[%$€£¥]$/g, '')
  if (!/^[+-]?[\d.,\s']*\d(?:e[+-]?\d+)?$/i.test(bare)) return NaN
  const compact = bare.replace(/[\s']/g, '')
  const comma = compact.lastIndexOf(',')
  const point = compact.lastIndexOf('.')
  const groupedByComma = /^[+-]?\d{1,3}(,\d{3})+$/.test(compact)
  if (comma > point && !groupedByComma) return Number(compact.replaceAll('.', '').replace(',', '.'))
  return Number(compact.replaceAll(',', ''))
}

/** The time of an ISO date, `31.12.2026` or `12/31/2026`; NaN when it is none. */
export function readDate(text) {
  const value = text.trim()
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return Date.parse(value.replace(' ', 'T'))
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value)
  if (german) return Date.UTC(Number(german[3]), Number(german[2]) - 1, Number(german[1]))
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)
  if (american) return Date.UTC(Number(american[3]), Number(american[1]) - 1, Number(american[2]))
  return NaN
}

function columnType(rows, index) {
  const cells = []
  for (const row of rows) {
    const cell = row[index]?.trim() ?? ''
    if (cell !== '') cells.push(cell)
    if (cells.length === TYPE_SAMPLE_ROWS) break
  }
  if (cells.length === 0) return 'text'
  // Leading zeros are part of a code (a postcode, an account), not of a number.
  if (cells.every((cell) => !/^0\d/.test(cell) && !Number.isNaN(readNumber(cell)))) return 'number'
  if (cells.every((cell) => !Number.isNaN(readDate(cell)))) return 'date'
  return 'text'
}

function empty(length) {
  return Array.from({ length }, () => '')
}

function shorten(problems) {
  if (problems.length <= MAX_PROBLEMS) return problems
  return [
    ...problems.slice(0, MAX_PROBLEMS),
    `… and ${problems.length - MAX_PROBLEMS} more problems.`,
  ]
}
