import { groupRows } from '../chart/series'
import { safeCell, writeCsv } from '../csv/write'
import type { Field, Row } from '../records/fields'
import { measure } from '../records/measure'
import type { Names } from '../records/query'

export interface ReportLine {
  label: string
  count: number
  /** One per summed field, in their order. */
  sums: number[]
}

export interface Report {
  lines: ReportLine[]
  total: ReportLine
}

/** How many records there are in each group and what their numbers add up to. Dates are grouped by month. */
export function reportOf(
  rows: readonly Row[],
  by: Field,
  fields: readonly Field[],
  names: Names,
): Report {
  const grouping = { by, period: 'month', measure: { measure: 'count' } } as const
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
export function reportCsv(report: Report, by: Field, fields: readonly Field[]): string {
  const head = [by.label, 'Count', ...fields.map((field) => field.label)]
  const lines = [...report.lines, report.total].map((line) => [
    safeCell(line.label),
    String(line.count),
    ...line.sums.map(String),
  ])
  return '\uFEFF' + writeCsv([head.map(safeCell), ...lines])
}

function lineOf(label: string, rows: readonly Row[], fields: readonly Field[]): ReportLine {
  return {
    label,
    count: rows.length,
    sums: fields.map((field) => measure(rows, { label: '', measure: 'sum', field: field.id }) ?? 0),
  }
}
