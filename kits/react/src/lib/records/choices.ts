import { isEmpty, type Field, type Row } from './fields'
import type { Names } from './query'
import { list } from './format'

export interface Choice {
  value: string
  label: string
}

/** More values than this make no list to choose from. */
const MAX_VALUES = 40
/** Fewer different numbers are chosen one by one. */
const FEW_NUMBERS = 4

/** What a list can be narrowed to by a field: its options, or what its rows hold. */
export function filterChoices(field: Field, rows: readonly Row[], names: Names): Choice[] {
  switch (field.type) {
    case 'choice':
      return field.options.map(({ value, label }) => ({ value, label }))
    case 'boolean':
      return [
        { value: 'true', label: `${field.label}: yes` },
        { value: 'false', label: `${field.label}: no` },
      ]
    case 'relation':
      return Object.entries(names[field.of().key] ?? {}).map(([value, label]) => ({ value, label }))
    case 'number':
    case 'money':
    case 'rating':
      return numberChoices(numbersOf(field, rows))
    case 'date':
    case 'dateTime':
      return dateChoices(textsOf(field, rows))
    case 'image':
      return []
    default:
      return textsOf(field, rows)
        .slice(0, MAX_VALUES)
        .map((value) => ({ value, label: value }))
  }
}

/** Whether a value is among what was chosen; `wanted` is the value of a choice above. */
export function isChosen(field: Field, value: unknown, wanted: string): boolean {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'rating': {
      const [least = '', most = ''] = wanted.split('..')
      if (typeof value !== 'number') return false
      return (least === '' || value >= Number(least)) && (most === '' || value < Number(most))
    }
    case 'date':
    case 'dateTime':
      return typeof value === 'string' && value.startsWith(wanted)
    default:
      return list(value as never).includes(wanted)
  }
}

function numbersOf(field: Field, rows: readonly Row[]): number[] {
  const values = rows.map((row) => row[field.id]).filter((value) => typeof value === 'number')
  return [...new Set(values)].toSorted((a, b) => a - b)
}

function textsOf(field: Field, rows: readonly Row[]): string[] {
  const values = rows.flatMap((row) => {
    const value = row[field.id]
    return value === undefined || isEmpty(value) ? [] : list(value)
  })
  return [...new Set(values)].toSorted((a, b) => a.localeCompare(b))
}

/** Three spans of about as many rows, with round limits. */
function numberChoices(values: number[]): Choice[] {
  if (values.length <= FEW_NUMBERS)
    return values.map((value) => ({ value: `${value}..${next(value)}`, label: show(value) }))
  const low = round(values[Math.floor(values.length / 3)] ?? 0)
  const high = round(values[Math.floor((values.length * 2) / 3)] ?? 0)
  if (low >= high) return [span(null, high), span(high, null)]
  return [span(null, low), span(low, high), span(high, null)]
}

function span(from: number | null, to: number | null): Choice {
  const value = `${from ?? ''}..${to ?? ''}`
  if (from === null) return { value, label: `Below ${show(to ?? 0)}` }
  if (to === null) return { value, label: `${show(from)} and more` }
  return { value, label: `${show(from)} to ${show(to)}` }
}

/** The least number above, as far as such fields tell them apart. */
function next(value: number): number {
  return Number((value + 0.001).toFixed(3))
}

/** To two digits: 1 234 → 1 200. */
function round(value: number): number {
  if (value === 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  return Number((Math.round(value / unit) * unit).toPrecision(2))
}

const show = (value: number) => value.toLocaleString()

/** The months that the rows are in, the latest first. */
function dateChoices(days: string[]): Choice[] {
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].toReversed()
  return months.slice(0, MAX_VALUES).map((month) => {
    const first = new Date(`${month}-01T00:00:00`)
    return {
      value: month,
      label: first.toLocaleDateString(undefined, { month: 'long', year: 'numeric' }),
    }
  })
}
