import { describe, expect, it } from 'vitest'
import { erase, press, preview } from './entry'
import { evaluate, ExpressionError, formatResult } from './evaluate'
import { basicKeys, extraKeys, keyKind, keyLabel, keyNames, typedKey } from './keys'

describe('evaluate', () => {
  it.each([
    ['2+3×4', 14],
    ['(2+3)×4', 20],
    ['2−3−4', -5],
    ['12÷4÷3', 1],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['50%×80', 40],
    ['5!', 120],
    ['√(9)+1', 4],
    ['2(3+4)', 14],
    ['2π', 2 * Math.PI],
    ['sin(30)', 0.5],
    ['cos(90)', 0],
    ['.5+.5', 1],
    ['1e3+1', 1001],
    ['(1+2', 3],
    ['--3', 3],
  ])('%s', (expression, wanted) => expect(evaluate(expression)).toBeCloseTo(wanted, 12))

  it.each([
    '1/0',
    '2+',
    '2 2',
    ')',
    'foo(1)',
    'constructor',
    '√(-1)',
    '1.2.3',
    '#',
    '2.5!',
    'tan(90)',
    '('.repeat(300),
  ])('refuses %s', (expression) => expect(() => evaluate(expression)).toThrow(ExpressionError))
})

it('hides what binary fractions get wrong', () => {
  expect(formatResult(0.1 + 0.2)).toBe('0.3')
  expect(formatResult(1e21)).toBe('1e21')
  expect(formatResult(-0)).toBe('0')
})

it('every key but a digit has a name, and can be typed or is a word', () => {
  for (const key of [...extraKeys, ...basicKeys])
    expect(keyKind(key) === 'digit' && key !== '.' ? key : keyNames[key]).toBeTruthy()
  expect([typedKey('*', false), typedKey('Enter', false), typedKey('Enter', true)]).toEqual([
    '×',
    '=',
    null,
  ])
  expect([typedKey('Tab', false), typedKey('F5', false)]).toEqual([null, null])
  expect([keyLabel('sin('), keyLabel('('), keyLabel('7')]).toEqual(['sin', '(', '7'])
})

it('types like a pocket calculator', () => {
  expect(press('2+', '×', false)).toBe('2×')
  expect(press('2×', '-', false)).toBe('2×-')
  expect(press('14', '7', true)).toBe('7')
  expect(press('14', '+', true)).toBe('14+')
  expect(erase('2+sin(')).toBe('2+')
  expect(erase('2+√(')).toBe('2+')
  expect(preview('2+')).toBe('')
})
