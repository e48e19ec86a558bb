import { groupRows } from '../chart/series.js'
import { safeCell, writeCsv } from '../csv/write.js'
import { measure } from '../records/measure.js'

/** How many records there are in each group and what their numbers add up to. Dates are grouped by month. */
export function reportOf(rows, by, fields, names) {
  const grouping = { by, period: 'month', measure: { measure: 'count' } }
  const groups = groupRows(rows, grouping, names)
  const grouped = new Set(groups.flatMap((group) => group.rows))
  const rest = rows.filter((row) => !grouped.has(row))
  const lines = groups.map((group) => lineOf(group.label, group.rows, fields))
  return {
    lines: rest.length === 0 ? lines : [...lines, lineOf('Not set', rest, fields)],
    // Not the sum of the groups: a record may be in several.
    total: lineOf('Total', rows, fields),
  }
}

/** The report as a CSV file that a spreadsheet opens; a BOM makes Excel read it as UTF-8. */
export function reportCsv(report, by, fields) {
  const head = [by.label, 'Count', ...fields.map((field) => field.label)]
  const lines = [...report.lines, report.total].map((line) => [
    safeCell(line.label),
    String(line.count),
    ...line.sums.map(String),
  ])
  return '\uFEFF' + writeCsv([head.map(safeCell), ...lines])
}

function lineOf(label, rows, fields) {
  return {
    label,
    count: rows.length,
    sums: fields.map((field) => measure(rows, { label: '', measure: 'sum', field: field.id }) ?? 0),
  }
}
