import { readInput } from './entries.js'
import { parse } from './expression.js'
import { formatResult } from './format.js'
import { FormulaError } from './value.js'

/** The results of a formula for what stands in the fields. */
export function solve(formula, entries) {
  const problems = []
  const read = (inputs, texts, prefix = '') => {
    const values = new Map()
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
export function scopeOf(values, rows = [], outer) {
  const scope = {
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
export function evaluate(compute) {
  try {
    const value = compute()
    return typeof value === 'number' && !Number.isFinite(value) ? null : value
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    return null
  }
}

export function bandOf(bands, value) {
  if (typeof value !== 'number') return null
  return bands.find((band) => band.upTo === undefined || value < band.upTo) ?? null
}

function define(values, id, text, scope) {
  const value = evaluate(() => parse(text)(scope))
  if (value !== null) values.set(id, value)
}

function blank(formula) {
  return formula.outputs.map(({ label }) => ({ label, text: '–', value: null }))
}
