import { describe, expect, it } from 'vitest'
import { pick, secureRandom, shuffled, type Random } from '../random'
import { fitSettings } from '../settings'
import { addPast, readTexts, type Generator } from './generator'
import {
  addToss,
  dotsOf,
  itemsOf,
  noTosses,
  readTosses,
  rollDice,
  slicePath,
  totalOf,
  turnTo,
} from './chance'
import {
  cssVariables,
  fitGradient,
  gradientCss,
  harmonies,
  hslText,
  inkOn,
  palette,
  rgbText,
  toHex,
  toHsl,
} from './colors'
import { lorem } from './lorem'
import { names } from './names'
import { numbers } from './numbers'
import { password, strengthOf } from './password'
import { uuid, uuidOf } from './uuid'

/** The same numbers each time. */
function seeded(seed = 1): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const made = (generator: Generator, values: Record<string, number | boolean | string> = {}) =>
  generator.generate({ ...fitSettings({}, generator.settings), ...values }, seeded())

it('draws every number, and about as often', () => {
  const counts = new Map<number, number>()
  for (let round = 0; round < 6000; round += 1) {
    const drawn = secureRandom(6)
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1)
  }
  expect([...counts.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5])
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200)
  expect(shuffled([1, 2, 3, 4], seeded()).toSorted()).toEqual([1, 2, 3, 4])
  expect(() => pick([], seeded())).toThrow()
})

describe('passwords', () => {
  it('have the length and every kind one asks for', () => {
    for (const length of [4, 16, 128]) {
      const [text = ''] = made(password, { length })
      expect(text).toHaveLength(length)
      for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^\w]|_/]) expect(text).toMatch(kind)
    }
    expect(made(password, { count: 3 })).toHaveLength(3)
    const digits = { upper: false, lower: false, symbols: false, clear: true, length: 50 }
    expect(made(password, digits)[0]).toMatch(/^[2-9]{50}$/)
    expect(password.problem?.({ ...digits, digits: false })).toMatch(/at least one/)
  })

  it('are judged by what they are made of', () => {
    expect(strengthOf('').level).toBe(1)
    expect(strengthOf('aaaaaaaaaaaaaaaa').label).toBe('Very weak')
    expect(strengthOf('password').label).toBe('Weak')
    expect(strengthOf(made(password)[0] ?? '').label).toBe('Strong')
  })
})

it('UUIDs have their version and variant', () => {
  expect(made(uuid)).toHaveLength(5)
  expect(made(uuid)[0]).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(made(uuid, { upper: true, hyphens: false })[0]).toMatch(/^[0-9A-F]{32}$/)
  expect(uuidOf(7, 0x0123456789ab, seeded())).toMatch(/^01234567-89ab-7/)
})

it('filler text has as many parts as asked', () => {
  const [text = ''] = made(lorem, { count: 4 })
  expect(text.split('\n\n')).toHaveLength(4)
  expect(text).toMatch(/^Lorem ipsum dolor sit amet, /)
  expect(made(lorem, { unit: 'words', count: 12 })[0]?.split(' ')).toHaveLength(12)
  expect(
    made(lorem, { unit: 'sentences', count: 2, classic: false })[0]?.match(/\./g),
  ).toHaveLength(2)
})

it('names of every kind are different ones', () => {
  const kind = names.settings[0]
  const options = kind?.type === 'choice' ? kind.options : []
  for (const { value } of options) {
    const drawn = made(names, { kind: value, count: 20 })
    expect(new Set(drawn).size, value).toBe(20)
  }
  expect(made(names, { kind: 'first', count: 1000 }).length).toBeLessThan(1000)
})

describe('numbers', () => {
  it('stay in their range', () => {
    const drawn = made(numbers, { min: -2, max: 2, count: 200 }).map(Number)
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([-2, 2])
    expect(made(numbers, { min: 1, max: 5, count: 5, unique: true, sorted: true })).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect(made(numbers, { min: 0, max: 1, decimals: 2 })[0]).toMatch(/^[01]\.\d\d$/)
    expect(Number(made(numbers, { min: -1e9, max: 1e9 })[0])).toBeGreaterThanOrEqual(-1e9)
  })

  it('say when that is not possible', () => {
    const values = fitSettings({}, numbers.settings)
    expect(numbers.problem?.({ ...values, min: 5, max: 1 })).toMatch(/must not be above/)
    expect(numbers.problem?.({ ...values, max: 3, count: 5, unique: true })).toMatch(/only 3/)
    expect(numbers.problem?.(values)).toBeNull()
  })
})

it('settings are kept within their limits', () => {
  expect(fitSettings({ length: 9999, count: 'x', upper: 'yes' }, password.settings)).toMatchObject({
    length: 128,
    count: 1,
    upper: true,
  })
  expect(fitSettings({ version: '5' }, uuid.settings)['version']).toBe('4')
  expect(
    addPast(
      Array.from({ length: 30 }, () => 'old'),
      ['new'],
    ),
  ).toHaveLength(30)
  expect(readTexts(['a', 1, null])).toEqual(['a'])
})

it('dice, coins and wheels', () => {
  expect(rollDice(100, 6, seeded()).every((die) => die >= 1 && die <= 6)).toBe(true)
  expect(totalOf([1, 2, 3])).toBe(6)
  for (let value = 1; value <= 6; value += 1) expect(dotsOf(value)).toHaveLength(value)
  expect(addToss(noTosses, 'heads')).toEqual({ heads: 1, tails: 0 })
  expect(readTosses({ heads: 'x' })).toEqual(noTosses)
  expect(itemsOf(' a \n\n b')).toEqual(['a', 'b'])
  // The middle of the third of four pieces is at 225°.
  expect(turnTo(2, 4, 0, 1) % 360).toBe(135)
  expect(turnTo(0, 4, 1900)).toBeGreaterThan(1900)
  expect(slicePath(0, 4)).toBe('M0 0L0.00 -100.00A100 100 0 0 1 100.00 0.00Z')
})

describe('colours', () => {
  it('go from one notation to the other', () => {
    for (const hex of ['#000000', '#ffffff', '#ff0000', '#1a7f5a', '#6366f1', '#808080'])
      expect(toHex(toHsl(hex))).toBe(hex)
    expect(rgbText('#1a7f5a')).toBe('rgb(26, 127, 90)')
    expect(hslText('#ff0000')).toBe('hsl(0, 100%, 50%)')
    expect(toHex({ hue: -90, saturation: 1, lightness: 0.5 })).toBe('#8000ff')
    expect([inkOn('#ffff00'), inkOn('#000080')]).toEqual(['#000000', '#ffffff'])
  })

  it('make palettes around those that are locked', () => {
    for (const { value } of harmonies) {
      const colors = palette(value, ['#ff0000', '#00ff00'], [true], seeded())
      expect(colors[0]).toBe('#ff0000')
      expect(colors).toHaveLength(5)
      for (const color of colors) expect(color).toMatch(/^#[0-9a-f]{6}$/)
    }
    const [, , opposite = ''] = palette('complementary', ['#ff0000'], [true], seeded())
    expect(Math.abs(toHsl(opposite).hue - 180)).toBeLessThan(6)
    expect(cssVariables(['#ff0000'])).toBe(':root {\n  --color-1: #ff0000;\n}\n')
  })

  it('make gradients', () => {
    const gradient = fitGradient({ angle: 90, colors: ['#000000', '#ff0000', '#ffffff', 'url(x)'] })
    expect(gradientCss(gradient)).toBe(
      'linear-gradient(90deg, #000000 0%, #ff0000 50%, #ffffff 100%)',
    )
    expect(gradientCss({ ...fitGradient(null), form: 'radial' })).toMatch(
      /^radial-gradient\(circle, /,
    )
  })
})
