import { expect, it } from 'vitest'
import { slices, strength } from './slices'

it('slices are shares of the whole', () => {
  const made = slices([
    { label: 'Food', value: 30 },
    { label: 'Nothing', value: 0 },
    { label: 'Rent', value: 90 },
  ])
  expect(made.map(({ label, percent }) => [label, percent])).toEqual([
    ['Food', 25],
    ['Rent', 75],
  ])
  expect(made[0]?.path).toBe('M0 0L0.00 -100.00A100 100 0 0 1 100.00 -0.00Z')
  expect(made[1]?.path).toContain('A100 100 0 1 1')
})

it('a single slice is a whole circle', () => {
  expect(slices([{ label: 'All', value: 5 }])[0]?.path).toMatch(/^M0 -100A/)
  expect(slices([])).toEqual([])
})

it('neighbours differ in strength', () => {
  expect([strength(0, 1), strength(0, 5)]).toEqual([1, 1])
  expect(strength(4, 5)).toBeCloseTo(0.2)
})
