import { dayOf, isoOf } from './days'
import type { Formula, FormulaInput } from './types'

/** What stands in the fields, as it was typed. */
export interface Entries {
  texts: Record<string, string>
  /** Position of the chosen unit, by id of the input. */
  units: Record<string, number>
  /** Texts of the rows of the list. */
  rows: Record<string, string>[]
}

/** What stands in the fields at first. */
export function startEntries(formula: Formula, today: string): Entries {
  const texts = startTexts(formula.inputs, today)
  const { list } = formula
  const row = () => startTexts(list?.inputs ?? [], today)
  return { texts, units: {}, rows: Array.from({ length: list ? (list.count ?? 3) : 0 }, row) }
}

export function startTexts(inputs: readonly FormulaInput[], today: string): Record<string, string> {
  return Object.fromEntries(inputs.map((input) => [input.id, startText(input, today)]))
}

function startText(input: FormulaInput, today: string): string {
  if (input.type === 'choice') return String(input.default ?? input.options?.[0]?.value ?? '')
  if (input.default === undefined) return ''
  return input.type === 'date' ? isoOf((dayOf(today) ?? 0) + input.default) : String(input.default)
}

/** Chooses another unit and converts what is typed. */
export function changeUnit(entries: Entries, input: FormulaInput, position: number): Entries {
  const factor = (at: number) => input.units?.[at]?.factor ?? 1
  const text = entries.texts[input.id] ?? ''
  const value = (Number(text) * factor(entries.units[input.id] ?? 0)) / factor(position)
  const converted = text.trim() === '' ? '' : String(Math.round(value * 100) / 100)
  return {
    ...entries,
    units: { ...entries.units, [input.id]: position },
    texts: { ...entries.texts, [input.id]: converted },
  }
}

/** A field's value, or what is wrong with it. `missing` is no mistake before one has asked for the result. */
export type Reading = { value: number } | { problem: string; missing: boolean }

export function readInput(input: FormulaInput, text: string, unit = 0): Reading {
  if (input.type === 'text') return { value: 0 }
  if (text.trim() === '') {
    if (input.optional) return { value: 0 }
    const verb = input.type === 'choice' || input.type === 'date' ? 'Choose' : 'Enter'
    return { problem: `${verb} a value for “${input.label}”.`, missing: true }
  }
  if (input.type === 'date') {
    const day = dayOf(text)
    return day === null
      ? { problem: `${input.label} must be a date.`, missing: false }
      : { value: day }
  }
  const number = Number(text)
  if (!Number.isFinite(number))
    return { problem: `${input.label} must be a number.`, missing: false }
  return readNumber(input, number, unit)
}

function readNumber(input: FormulaInput, number: number, unit: number): Reading {
  const factor = input.units?.[unit]?.factor ?? 1
  const value = number * factor
  const limit = (bound: number) => {
    const label = input.units?.[unit]?.label ?? input.unit ?? (input.type === 'percent' ? '%' : '')
    return `${Math.round((bound / factor) * 100) / 100} ${label}`.trim()
  }
  if (input.min !== undefined && value < input.min)
    return { problem: `${input.label} must be at least ${limit(input.min)}.`, missing: false }
  if (input.max !== undefined && value > input.max)
    return { problem: `${input.label} must be at most ${limit(input.max)}.`, missing: false }
  return { value: input.type === 'percent' ? value / 100 : value }
}
