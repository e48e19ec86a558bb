import { detectDelimiter, firstLines, looksLikeHeader, withoutSeparatorLine } from './detect.js'
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
    ...columnType(even, index),
  }))
  return { columns, rows: even, problems: shorten(found) }
}

/** How a file is probably meant: what separates its cells, and whether its first line names the columns. */
export function guessFormat(file) {
  const { text, delimiter: named } = withoutSeparatorLine(file)
  const delimiter = named ?? detectDelimiter(text)
  return {
    text,
    delimiter,
    header: looksLikeHeader(parseCsv(firstLines(text), delimiter).rows),
  }
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

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** The time of an ISO date, `31.12.2026`, or `12/31/2026` (`31/12/2026` where days come first); NaN when it is none. */
export function readDate(text, dayFirst = false) {
  const value = text.trim()
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return Date.parse(value.replace(' ', 'T'))
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value)
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1])
  const slashed = SLASHED.exec(value)
  if (!slashed) return NaN
  const [, first, second, year] = slashed
  return dayFirst ? dayOf(year, second, first) : dayOf(year, first, second)
}

/** NaN for a day that no calendar has: `Date` would carry it over into the next month. */
function dayOf(year, month, day) {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(time)
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return exists ? time : NaN
}

/** One date cannot tell; a column can: no month is above 12. */
function daysComeFirst(rows, index) {
  return rows.some((row) => Number(SLASHED.exec(row[index]?.trim() ?? '')?.[1]) > 12)
}

function columnType(rows, index) {
  const cells = []
  for (const row of rows) {
    const cell = row[index]?.trim() ?? ''
    if (cell !== '') cells.push(cell)
    if (cells.length === TYPE_SAMPLE_ROWS) break
  }
  const other = { type: 'text', dayFirst: false }
  if (cells.length === 0) return other
  // Leading zeros are part of a code (a postcode, an account), not of a number.
  if (cells.every((cell) => !/^0\d/.test(cell) && !Number.isNaN(readNumber(cell))))
    return { type: 'number', dayFirst: false }
  const dayFirst = SLASHED.test(cells[0] ?? '') && daysComeFirst(rows, index)
  const dates = cells.every((cell) => !Number.isNaN(readDate(cell, dayFirst)))
  return dates ? { type: 'date', dayFirst } : other
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
