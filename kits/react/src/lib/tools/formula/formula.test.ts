import { describe, expect, it } from 'vitest'
import { addMonths, between, dayOf, isoOf } from './days'
import { changeUnit, readInput, startEntries, type Entries } from './entries'
import { parse } from './expression'
import { formatResult, formatSeconds } from './format'
import { readPast, remember } from './history'
import { chartPoints, scheduleRows, scheduleTexts } from './schedule'
import { scopeOf, solve } from './solve'
import type { Formula, FormulaChart, FormulaInput, FormulaTable } from './types'
import { FormulaError } from './value'

const scope = scopeOf(
  new Map([
    ['a', 6],
    ['b', 4],
  ]),
  [new Map([['x', 1]]), new Map([['x', 3]])],
)
const value = (text: string) => parse(text)(scope)

describe('expressions', () => {
  it.each([
    ['a + b * 2', 14],
    ['(a + b) * 2', 20],
    ['a - b - 1', 1],
    ['2 ^ 3 ^ 2', 512],
    ['-a ^ 2', 36],
    ['2 * -a', -12],
    ['a / b', 1.5],
    ['if(a > b, "more", "less")', 'more'],
    ['if(b = 0, 0, a / b)', 1.5],
    ['if(a != 6, 1 / 0, 7)', 7],
    ['round(2.345, 2)', 2.35],
    ['round(-a / 4)', -1],
    ['min(a, b, 5)', 4],
    ['and(a > 5, or(b > 5, not(0)))', 1],
    ['"Sum: " & a + b & " kg"', 'Sum: 10 kg'],
    ['plural(1, "day") & plural(a, "day")', '1 day6 days'],
    ['sum(x * a)', 24],
    ['average(x)', 2],
    ['count()', 2],
    ['round(payment(0.07 / 12, 60, 20000), 2)', 396.02],
    ['payment(0, 12, 1200)', 100],
    ['pi > 3.14', 1],
  ])('%s', (text, wanted) => expect(value(text)).toBe(wanted))

  it.each([
    '',
    'a +',
    'a b',
    'a)',
    '(a',
    'c',
    'a / 0',
    'constructor(a)',
    'toString',
    'if(a)',
    '"x" + 1',
    'a; b',
    'a.b',
    '1 < 2 < 3',
  ])('refuses %s', (text) => expect(() => value(text)).toThrow(FormulaError))
})

describe('days', () => {
  it('are real ones', () => {
    expect(dayOf('1970-01-02')).toBe(1)
    expect([dayOf('2026-02-29'), dayOf('2026-13-01'), dayOf('tomorrow')]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('add months up to the end of the month', () => {
    const end = dayOf('2024-01-31') ?? NaN
    expect([1, 13, -2].map((months) => isoOf(addMonths(end, months)))).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2023-11-30',
    ])
  })

  it('lie years, months and days apart', () => {
    const apart = (one: string, other: string) => between(dayOf(one) ?? NaN, dayOf(other) ?? NaN)
    expect(apart('1990-05-15', '2026-03-09')).toEqual({ years: 35, months: 9, days: 22 })
    expect(apart('2026-03-09', '1990-05-15')).toEqual({ years: 35, months: 9, days: 22 })
    expect(apart('2026-01-01', '2026-01-01')).toEqual({ years: 0, months: 0, days: 0 })
  })
})

const weight: FormulaInput = {
  id: 'weight',
  label: 'Weight',
  type: 'number',
  default: 70,
  min: 2,
  units: [
    { label: 'kg', factor: 1 },
    { label: 'lb', factor: 0.45359237 },
  ],
}
const bmi: Formula = {
  inputs: [weight, { id: 'height', label: 'Height', type: 'number', unit: 'cm' }],
  outputs: [{ id: 'bmi', label: 'BMI', expression: 'weight / pow(height / 100, 2)', decimals: 1 }],
  bands: [{ upTo: 18.5, label: 'Underweight' }, { upTo: 25, label: 'Normal' }, { label: 'High' }],
}
const typed = (texts: Record<string, string>, rows: Entries['rows'] = []): Entries => ({
  texts,
  units: {},
  rows,
})

describe('a formula', () => {
  it('has no result until everything is there, and says what is missing', () => {
    const solution = solve(bmi, startEntries(bmi, '2026-03-09'))
    expect(solution.results).toEqual([{ label: 'BMI', text: '–', value: null }])
    expect(solution.problems).toEqual([
      { field: 'height', text: 'Enter a value for “Height”.', missing: true },
    ])
  })

  it('gives its results and a verdict', () => {
    const solution = solve(bmi, typed({ weight: '70', height: '175' }))
    expect(solution.results[0]?.text).toBe('22.9')
    expect(solution.band?.label).toBe('Normal')
    expect(solve(bmi, typed({ weight: '10', height: '175' })).band?.label).toBe('Underweight')
    expect(solve(bmi, typed({ weight: '170', height: '175' })).band?.label).toBe('High')
  })

  it('converts between units and checks limits in the chosen one', () => {
    const pounds = changeUnit(typed({ weight: '70', height: '175' }), weight, 1)
    expect(pounds.texts['weight']).toBe('154.32')
    expect(solve(bmi, pounds).results[0]?.text).toBe('22.9')
    expect(readInput(weight, '1', 1)).toEqual({
      problem: 'Weight must be at least 4.41 lb.',
      missing: false,
    })
  })

  it('reads percentages as fractions and empty optional fields as 0', () => {
    expect(readInput({ id: 'p', label: 'P', type: 'percent' }, '5')).toEqual({ value: 0.05 })
    expect(readInput({ id: 'p', label: 'P', type: 'money', optional: true }, ' ')).toEqual({
      value: 0,
    })
    expect(readInput({ id: 'p', label: 'P', type: 'number' }, 'x')).toMatchObject({
      missing: false,
    })
  })

  it('goes over the rows of a list', () => {
    const grades: Formula = {
      inputs: [],
      list: { singular: 'Course', inputs: [{ id: 'grade', label: 'Grade', type: 'number' }] },
      outputs: [{ label: 'Average', expression: 'average(grade)' }],
    }
    expect(startEntries(grades, '2026-03-09').rows).toHaveLength(3)
    expect(solve(grades, typed({}, [{ grade: '1' }, { grade: '2' }])).results[0]?.value).toBe(1.5)
    expect(solve(grades, typed({})).results[0]?.text).toBe('–')
    expect(solve(grades, typed({}, [{ grade: '' }])).problems[0]?.field).toBe('0.grade')
  })

  it('remembers results, the same one only once', () => {
    const entries = typed({ weight: '70', height: '175' })
    const once = remember([], bmi, entries, solve(bmi, entries), new Date(0))
    expect(once[0]).toMatchObject({
      given: 'Weight 70 kg, Height 175 cm',
      result: 'BMI: 22.9 – Normal',
    })
    expect(remember(once, bmi, entries, solve(bmi, entries), new Date(1))).toHaveLength(1)
    expect(readPast([...once, null, { given: 'x' }, 3])).toEqual(once)
    expect(readPast('x')).toEqual([])
  })
})

describe('a table', () => {
  const loan: Formula = {
    inputs: [{ id: 'amount', label: 'Amount', type: 'money' }],
    values: [{ id: 'paid', expression: 'payment(0.01, 12, amount)' }],
    outputs: [{ id: 'monthly', label: 'Monthly', expression: 'paid', format: 'money' }],
  }
  const table: FormulaTable = {
    rows: '12',
    row: 'Month',
    columns: [
      { id: 'interest', label: 'Interest', expression: 'balance * 0.01', format: 'money' },
      { id: 'balance', label: 'Balance', expression: 'balance + interest - paid', start: 'amount' },
    ],
  }
  const solution = solve(loan, typed({ amount: '1000' }))
  const rows = scheduleRows(table, solution.scope)

  it('pays a loan off', () => {
    expect(rows).toHaveLength(12)
    expect(rows[0]?.[0]).toBe(10)
    expect(rows.at(-1)?.[1]).toBeCloseTo(0, 8)
    expect(scheduleTexts(table, rows.slice(0, 1), 'USD')[0]?.[0]).toContain('10.00')
    expect(scheduleRows(table, null)).toEqual([])
    expect(scheduleRows({ ...table, rows: '1000000' }, solution.scope)).toHaveLength(600)
  })

  it('is drawn every so many rows; or the results are', () => {
    const chart: FormulaChart = { heading: 'Balance', column: 'balance', every: 6 }
    const points = chartPoints(chart, loan, solution, table, rows)
    expect(points.map((point) => point.label)).toEqual(['1', '2'])
    const results = { heading: 'Results', outputs: ['monthly'] }
    expect(chartPoints(results, loan, solution, undefined, [])[0]?.label).toBe('Monthly')
  })
})

it('formats results', () => {
  expect(formatResult(1234.567, {}, 'USD')).toMatch(/1.?234[.,]57/)
  expect(formatResult(22, { decimals: 1 }, 'USD')).toMatch(/22[.,]0/)
  expect(formatResult(-0, {}, 'USD')).toBe('0')
  expect(formatResult(NaN, {}, 'USD')).toBe('–')
  expect(formatResult(12, { unit: 'kg' }, 'USD')).toBe('12 kg')
  expect(formatResult(20521, { format: 'date' }, 'USD')).toContain('2026')
  expect([formatSeconds(3725), formatSeconds(299.6), formatSeconds(-5)]).toEqual([
    '1:02:05',
    '5:00',
    '−0:05',
  ])
})

interface Preset {
  options: Formula & { table?: FormulaTable; chart?: FormulaChart }
  examples: {
    given: Record<string, number | string>
    rows?: Record<string, number>[]
    expect: Record<string, number | string>
  }[]
}

const library = import.meta.glob<Preset>(
  '../../../../../../crates/codegen/src/blocks/formula/library/*.json',
  { eager: true, import: 'default' },
)

describe('the library', () => {
  it('is there', () => expect(Object.keys(library).length).toBeGreaterThan(30))

  it.each(Object.entries(library))('%s', (_, { options, examples }) => {
    const start = solve(options, startEntries(options, '2026-03-09'))
    expect(start.problems).toEqual([])
    for (const result of start.results) expect(result.text, result.label).not.toBe('–')
    const rows = options.table ? scheduleRows(options.table, start.scope) : []
    for (const cell of rows.flat()) expect(Number.isNaN(cell)).toBe(false)
    if (options.chart)
      expect(
        chartPoints(options.chart, options, start, options.table, rows).length,
      ).toBeGreaterThan(1)

    const texts = (given: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(given).map(([id, text]) => [id, String(text)]))
    for (const example of examples) {
      const entries = typed(texts(example.given), (example.rows ?? []).map(texts))
      const solution = solve(options, entries)
      expect(solution.problems).toEqual([])
      for (const [id, wanted] of Object.entries(example.expect)) {
        const found = solution.results[options.outputs.findIndex((output) => output.id === id)]
        if (typeof wanted === 'string') expect(found?.value, id).toBe(wanted)
        else expect(found?.value, id).toBeCloseTo(wanted, wanted > 100 ? 1 : 2)
      }
    }
  })
})
