import { parse, type Scope } from './expression'
import { formatResult } from './format'
import { evaluate, scopeOf, type Solution } from './solve'
import type { Formula, FormulaChart, FormulaTable } from './types'
import type { Value } from './value'

/** More rows than a loan over fifty years has are not computed. */
const MAX_ROWS = 600

/** The values of a table: one list per row, in the order of the columns. */
export function scheduleRows(table: FormulaTable, scope: Scope | null): Value[][] {
  const wanted = scope && evaluate(() => parse(table.rows)(scope))
  if (!scope || typeof wanted !== 'number') return []
  const columns = table.columns.map((column) => ({ ...column, compute: parse(column.expression) }))
  const values = new Map<string, Value>()
  const row = scopeOf(values, [], scope)
  for (const { id, start } of columns) {
    const value = start === undefined ? null : evaluate(() => parse(start)(scope))
    if (value !== null) values.set(id, value)
  }
  return Array.from({ length: Math.min(MAX_ROWS, Math.max(0, Math.round(wanted))) }, (_, at) => {
    values.set('row', at + 1)
    return columns.map(({ id, compute }) => {
      const value = evaluate(() => compute(row)) ?? NaN
      values.set(id, value)
      return value
    })
  })
}

export function scheduleTexts(
  table: FormulaTable,
  rows: readonly Value[][],
  currency: string,
): string[][] {
  return rows.map((row) =>
    row.map((value, at) => formatResult(value, table.columns[at] ?? {}, currency)),
  )
}

/** What a chart draws: a column of the table, or results beside each other. */
export function chartPoints(
  chart: FormulaChart,
  formula: Formula,
  solution: Solution,
  table: FormulaTable | undefined,
  rows: readonly Value[][],
): { label: string; value: number }[] {
  if (chart.outputs) {
    return formula.outputs.flatMap((output, at) => {
      const value = solution.results[at]?.value
      const wanted = output.id !== undefined && chart.outputs?.includes(output.id)
      return wanted && typeof value === 'number' ? [{ label: output.label, value }] : []
    })
  }
  const column = table?.columns.findIndex(({ id }) => id === chart.column) ?? -1
  const every = chart.every ?? 1
  return rows.flatMap((row, at) => {
    const value = row[column]
    const drawn = (at + 1) % every === 0 && typeof value === 'number' && Number.isFinite(value)
    return drawn ? [{ label: String((at + 1) / every), value }] : []
  })
}
