import { expect, test } from 'vitest'
import { countFound, replaceFound, type Wanted } from './find'

const wanted = (find: string, more: Partial<Wanted> = {}): Wanted => ({
  find,
  matchCase: false,
  wholeWords: false,
  ...more,
})

test('replaces all, whatever its case', () => {
  expect(replaceFound('Red door, red wall', wanted('red'), 'blue')).toBe('blue door, blue wall')
  expect(replaceFound('Red door, red wall', wanted('red', { matchCase: true }), 'blue')).toBe(
    'Red door, blue wall',
  )
})

test('whole words only', () => {
  const whole = wanted('art', { wholeWords: true })
  expect(countFound('art, party, Art.', whole)).toBe(2)
  expect(replaceFound('été été-là étés', wanted('été', { wholeWords: true }), 'hiver')).toBe(
    'hiver hiver-là étés',
  )
})

test('signs are no pattern, neither in what is looked for nor in what takes its place', () => {
  expect(countFound('1.5 + (2) [3] {4} a-b 1x5', wanted('1.5'))).toBe(1)
  for (const find of ['(2)', '[3]', '{4}', 'a-b', '+ (']) {
    expect(countFound('1.5 + (2) [3] {4} a-b', wanted(find))).toBe(1)
  }
  expect(replaceFound('cost', wanted('cost'), '$& $1 $$')).toBe('$& $1 $$')
})

test('nothing to look for changes nothing', () => {
  expect(countFound('text', wanted(''))).toBe(0)
  expect(replaceFound('text', wanted(''), 'x')).toBe('text')
})
