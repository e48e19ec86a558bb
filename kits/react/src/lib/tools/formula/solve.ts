import { readInput, type Entries } from './entries'
import { parse, type Scope } from './expression'
import { formatResult } from './format'
import type { Formula, FormulaBand, FormulaInput } from './types'
import { FormulaError, type Value } from './value'

export interface Result {
  label: string
  /** As it is shown; – when it cannot be computed. */
  text: string
  value: Value | null
}

export interface Problem {
  /** Id of the input; in the second row of the list `1.grade`. */
  field: string
  text: string
  missing: boolean
}

export interface Solution {
  problems: Problem[]
  results: Result[]
  /** The verdict on the first result. */
  band: FormulaBand | null
  /** Null as long as something is missing or wrong. */
  scope: Scope | null
}

/** The results of a formula for what stands in the fields. */
export function solve(formula: Formula, entries: Entries): Solution {
  const problems: Problem[] = []
  const read = (inputs: readonly FormulaInput[], texts: Record<string, string>, prefix = '') => {
    const values = new Map<string, Value>()
    for (const input of inputs) {
      const field = prefix + input.id
      const unit = entries.units[input.id]
      const reading = readInput(input, texts[input.id] ?? '', prefix === '' ? unit : 0)
      if ('value' in reading) values.set(input.id, reading.value)
      else problems.push({ field, text: reading.problem, missing: reading.missing })
    }
    return values
  }
  const values = read(formula.inputs, entries.texts)
  const rows = entries.rows.map((row, at) => read(formula.list?.inputs ?? [], row, `${at}.`))
  if (problems.length > 0) return { problems, results: blank(formula), band: null, scope: null }

  const scope = scopeOf(values, rows)
  for (const { id, expression } of formula.values ?? []) define(values, id, expression, scope)
  const results = formula.outputs.map((output) => {
    const value = evaluate(() => parse(output.expression)(scope))
    if (output.id !== undefined && value !== null) values.set(output.id, value)
    const text = value === null ? '–' : formatResult(value, output, formula.currency ?? 'USD')
    return { label: output.label, text, value }
  })
  return { problems, results, band: bandOf(formula.bands ?? [], results[0]?.value), scope }
}

/** Names are looked up when they are needed: a row knows its own and those around it. */
export function scopeOf(
  values: ReadonlyMap<string, Value>,
  rows: readonly ReadonlyMap<string, Value>[] = [],
  outer?: Scope,
): Scope {
  const scope: Scope = {
    value(name) {
      const value = values.get(name)
      if (value !== undefined) return value
      if (outer) return outer.value(name)
      throw new FormulaError(`“${name}” has no value.`)
    },
    rows: outer?.rows ?? [],
  }
  return rows.length === 0 ? scope : { ...scope, rows: rows.map((row) => scopeOf(row, [], scope)) }
}

/** A result that makes no sense, such as a division by zero, is none. */
export function evaluate(compute: () => Value): Value | null {
  try {
    const value = compute()
    return typeof value === 'number' && !Number.isFinite(value) ? null : value
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    return null
  }
}

export function bandOf(
  bands: readonly FormulaBand[],
  value: Value | null | undefined,
): FormulaBand | null {
  if (typeof value !== 'number') return null
  return bands.find((band) => band.upTo === undefined || value < band.upTo) ?? null
}

function define(values: Map<string, Value>, id: string, text: string, scope: Scope): void {
  const value = evaluate(() => parse(text)(scope))
  if (value !== null) values.set(id, value)
}

function blank(formula: Formula): Result[] {
  return formula.outputs.map(({ label }) => ({ label, text: '–', value: null }))
}
