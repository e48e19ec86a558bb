import { describe, expect, it } from 'vitest'
import { choosePair, fitChosen, pairOf } from './chosen'
import { currencyKind, readRates, sampleRates } from './currency'
import { kinds } from './kinds'
import { convert, formatAmount, readAmount, unitOf, type Kind } from './units'

const all: Record<string, Kind> = kinds
const converted = (kind: string, value: number, from: string, to: string) => {
  const own = all[kind] ?? kinds.length
  return convert(value, unitOf(own, from), unitOf(own, to))
}

it.each([
  ['length', 1, 'mi', 'km', 1.609344],
  ['length', 12, 'in', 'ft', 1],
  ['mass', 16, 'oz', 'lb', 1],
  ['temperature', 100, '°C', '°F', 212],
  ['temperature', -40, '°F', '°C', -40],
  ['temperature', 0, 'K', '°C', -273.15],
  ['area', 1, 'ac', 'ft²', 43_560],
  ['volume', 1, 'gal', 'cup', 16],
  ['volume', 1, 'tbsp', 'tsp', 3],
  ['speed', 36, 'km/h', 'm/s', 10],
  ['time', 1, 'wk', 'h', 168],
  ['data', 1, 'GiB', 'MiB', 1024],
  ['data', 8, 'Mbit', 'MB', 1],
  ['energy', 1, 'kWh', 'kJ', 3600],
  ['pressure', 1, 'atm', 'mmHg', 760],
])('%s: %d %s', (kind, value, from, to, wanted) =>
  expect(converted(kind, value, from, to)).toBeCloseTo(wanted, 3),
)

describe('every kind', () => {
  it.each(Object.entries(all))('%s', (_, kind) => {
    expect(new Set(kind.units.map((unit) => unit.id)).size).toBe(kind.units.length)
    expect([unitOf(kind, kind.from).id, unitOf(kind, kind.to).id]).toEqual([kind.from, kind.to])
    // There and back again.
    for (const one of kind.units)
      for (const other of kind.units)
        expect(convert(convert(37, one, other), other, one)).toBeCloseTo(37, 8)
  })
})

it('currencies follow their rates', () => {
  const kind = currencyKind({ USD: 1, EUR: 0.5, GBP: 0.25 })
  expect(convert(10, unitOf(kind, 'EUR'), unitOf(kind, 'GBP'))).toBe(5)
  expect(readRates({ EUR: 0.9, GBP: -1, XXX: 2, USD: 3 })).toEqual({ ...sampleRates, EUR: 0.9 })
  expect(readRates('x')).toEqual(sampleRates)
})

it('numbers read well', () => {
  expect(formatAmount(0.1 + 0.2)).toMatch(/^0[.,]3$/)
  expect(formatAmount(-0)).toBe('0')
  expect(formatAmount(1e15)).toMatch(/^1E15$/i)
  expect([readAmount('1,5'), readAmount(' '), readAmount('x'), readAmount('-2')]).toEqual([
    1.5,
    null,
    null,
    -2,
  ])
})

it('remembers the units of each kind', () => {
  const chosen = fitChosen({ kind: 'gone', text: 3 }, ['mass', 'length'])
  expect(chosen).toEqual({ kind: 'mass', text: '1', units: {} })
  expect(pairOf(chosen, kinds.mass)).toEqual({ from: 'kg', to: 'lb' })
  const other = choosePair(chosen, { from: 'g', to: 'nonsense' })
  expect(pairOf(other, kinds.mass)).toEqual({ from: 'g', to: 'lb' })
})
