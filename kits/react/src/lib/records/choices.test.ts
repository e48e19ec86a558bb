import { describe, expect, it } from 'vitest'
import { filterChoices, isChosen } from './choices'
import type { Field, Row } from './fields'

const row = (id: string, values: Partial<Row>): Row => ({ id, createdAt: '', ...values }) as Row
const field = (type: string): Field =>
  ({ id: 'x', label: 'X', type, required: false }) as unknown as Field
const labels = (type: string, values: unknown[]) =>
  filterChoices(
    field(type),
    values.map((x, i) => row(String(i), { x } as never)),
    {},
  ).map((choice) => choice.label)

describe('what a list can be narrowed to', () => {
  it('texts: each that is there, once', () => {
    expect(labels('text', ['Lisbon', 'Ghent', 'Lisbon', '', null])).toEqual(['Ghent', 'Lisbon'])
    expect(labels('tags', [['a', 'b'], ['b'], []])).toEqual(['a', 'b'])
  })

  it('numbers: few by themselves, many in spans with round limits', () => {
    expect(labels('number', [3, 1, 3])).toEqual(['1', '3'])
    const spans = filterChoices(
      field('money'),
      [12, 35, 48, 120, 260, 990].map((x, i) => row(String(i), { x } as never)),
      {},
    )
    expect(spans.map((choice) => choice.label)).toEqual(['Below 48', '48 to 260', '260 and more'])
    // Each row is in exactly one of them.
    for (const value of [12, 35, 48, 120, 260, 990, 47.99])
      expect(spans.filter((choice) => isChosen(field('money'), value, choice.value))).toHaveLength(
        1,
      )
  })

  it('dates: the months, the latest first', () => {
    const months = filterChoices(
      field('date'),
      ['2026-02-01', '2026-11-30', '2026-11-02'].map((x, i) => row(String(i), { x } as never)),
      {},
    )
    expect(months.map((choice) => choice.value)).toEqual(['2026-11', '2026-02'])
    expect(isChosen(field('date'), '2026-11-30', '2026-11')).toBe(true)
    expect(isChosen(field('date'), '2026-02-01', '2026-11')).toBe(false)
  })

  it('nothing is chosen by what is empty', () => {
    expect(isChosen(field('text'), null, 'Lisbon')).toBe(false)
    expect(isChosen(field('number'), null, '1..2')).toBe(false)
  })
})
