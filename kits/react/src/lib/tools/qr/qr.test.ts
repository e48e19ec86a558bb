import { expect, it } from 'vitest'
import { hashTool } from '../text/hash'
import { capacity, encodeQr, type Qr } from './encode'
import { penalty } from './penalty'
import { qrPath, qrSvg } from './svg'
import type { Level } from './tables'

const text = (qr: Qr | null) =>
  (qr?.modules ?? []).map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n')

/** Matrices made by another implementation (segno 1.6.6). */
const address = `
#######.#...#.#...#######
#.....#.....###.#.#.....#
#.###.#.#.#.##..#.#.###.#
#.###.#..#.#.##...#.###.#
#.###.#...###.#...#.###.#
#.....#.###.#.#...#.....#
#######.#.#.#.#.#.#######
.........##.#.###........
#.#...##.....##.#..#..#.#
#.##.#...##.#..#.###.#.##
#..#.##...#..###.#..###.#
###..#.#####....#..#.#...
#..#..##.###.####.##....#
.##.##.#..#..#.##.##...##
##....#..###...####..##.#
..###...###..#..##.###...
###.#.###.####..#####..#.
........#...#...#...#...#
#######.###.###.#.#.#...#
#.....#....##.###...#..##
#.###.#......########..##
#.###.#..#...##..#..#.##.
#.###.#.####...###.###.##
#.....#...#..#.######....
#######.##.###..#.#..#..#`.trim()

const greeting = `
#######..##.####..#######
#.....#.#.#..#..#.#.....#
#.###.#.#.##....#.#.###.#
#.###.#..###..##..#.###.#
#.###.#..#..#.#.#.#.###.#
#.....#...####.##.#.....#
#######.#.#.#.#.#.#######
..........#....##........
.###.##....#.#.#......##.
#.#.##..#..#.###.##.##..#
.#.#..##....##..#.#.###.#
.#.#.#.##...#...####....#
#.##..#.##..#.##...##.#.#
.#.#......###.#.#..#.##.#
.##..##..##..####..#..##.
#..#.....#..###.###...##.
...######...#..######....
........#######.#...#.#..
#######....#.####.#.#.###
#.....#.#.##.##.#...#.##.
#.###.#....#....#########
#.###.#.#.##.###....#.#.#
#.###.#.##..###..#..####.
#.....#.#.##.#..#.#..##..
#######..##..#.#.#.#.####`.trim()

/** Level, version, length of the text, mask, beginning of the SHA-256 of the matrix, from the same. */
const known: [Level, number, number, number, string][] = [
  ['L', 1, 17, 1, '04055cad4197b9d5'],
  ['L', 2, 32, 2, 'b6bab8873f32a66b'],
  ['L', 3, 53, 3, '7fa4a59640e539ac'],
  ['L', 4, 78, 4, '4de0f759c7a0b844'],
  ['L', 5, 106, 5, '83ab4a941cdbaaec'],
  ['L', 6, 134, 6, 'dd48a478d7b13b7e'],
  ['L', 7, 154, 7, 'b192af25afd11b2f'],
  ['L', 8, 192, 0, 'e73824fd6e349013'],
  ['L', 9, 230, 1, '0c52cd8ddf856d6b'],
  ['L', 10, 271, 2, 'b79ce976f879f4f4'],
  ['M', 1, 14, 2, '2916fd93478bde0e'],
  ['M', 2, 26, 3, '84fb7e3ae397d57e'],
  ['M', 3, 42, 4, 'dcdf0933afc2087b'],
  ['M', 4, 62, 5, 'd96a3c7390781525'],
  ['M', 5, 84, 6, '548ecc5492fd296b'],
  ['M', 6, 106, 7, '191f0cb0efbf3faf'],
  ['M', 7, 122, 0, 'c7b9ad0261563631'],
  ['M', 8, 152, 1, '669c6535b663ca3c'],
  ['M', 9, 180, 2, '8bffcb79761ca62e'],
  ['M', 10, 213, 3, '8fbec6851987f187'],
  ['Q', 1, 11, 3, '4fba4343b4542995'],
  ['Q', 2, 20, 4, 'b4fba7fa72ebbf21'],
  ['Q', 3, 32, 5, '7c6ac00fceccf8e1'],
  ['Q', 4, 46, 6, 'c0c1746ca3673691'],
  ['Q', 5, 60, 7, '8c43140c40a656dc'],
  ['Q', 6, 74, 0, 'fb6cbb77e93c7d5b'],
  ['Q', 7, 86, 1, 'f0933687c7f0d2c9'],
  ['Q', 8, 108, 2, '5f1adbc818ada4e3'],
  ['Q', 9, 130, 3, '0cf0b28d2fb02fbe'],
  ['Q', 10, 151, 4, '6fa1dffdc65d85a1'],
  ['H', 1, 7, 4, '4fd483c4c7981b77'],
  ['H', 2, 14, 5, 'f40ecc77806b458c'],
  ['H', 3, 24, 6, '31fe7fc63a44d5f3'],
  ['H', 4, 34, 7, '41962197e0550415'],
  ['H', 5, 44, 0, 'e0c8c377ecff02c3'],
  ['H', 6, 58, 1, 'f4728b6259f78bff'],
  ['H', 7, 64, 2, '30db8a0d745457d3'],
  ['H', 8, 84, 3, '0658a1f8b714fa23'],
  ['H', 9, 98, 4, '46e41e4c8bf75b96'],
  ['H', 10, 119, 5, 'd6a4897a1cb5dcc1'],
]

const sentence = 'The quick brown fox jumps over the lazy dog. '.repeat(10)

it('makes the codes that others make', () => {
  expect(text(encodeQr('https://example.com', 'M', 1))).toBe(address)
  expect(text(encodeQr('Grüße 👋', 'Q', 3))).toBe(greeting)
})

it.each(known)('level %s, version %d', (level, version, length, mask, wanted) => {
  const qr = encodeQr(sentence.slice(0, length), level, mask)
  expect(qr?.version).toBe(version)
  const hash = hashTool.run(text(qr), 'sha256')
  expect('output' in hash && hash.output.slice(0, 16)).toBe(wanted)
})

it('takes the mask with the least penalty', () => {
  for (const content of ['https://example.com', 'hello', sentence.slice(0, 100), '12345']) {
    const best = encodeQr(content, 'M')
    for (let mask = 0; mask < 8; mask += 1) {
      const other = encodeQr(content, 'M', mask)
      expect(penalty(best?.modules ?? [])).toBeLessThanOrEqual(penalty(other?.modules ?? []))
    }
  }
})

it('finds what makes a code hard to read', () => {
  const dark = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => true))
  // Twelve runs of six, twenty-five blocks, and nothing light.
  expect(penalty(dark)).toBe(12 * 4 + 25 * 3 + 100)
})

it('says when a text is too long', () => {
  expect([capacity('L'), capacity('H')]).toEqual([271, 119])
  expect(encodeQr('x'.repeat(271), 'L')?.size).toBe(57)
  expect(encodeQr('x'.repeat(272), 'L')).toBeNull()
  expect(encodeQr('', 'H')?.version).toBe(1)
})

it('is drawn with its quiet zone', () => {
  const qr = encodeQr('hello', 'H')
  if (!qr) throw new Error('fits')
  expect(qrPath(qr)).toMatch(/^M4 4h7v1h-7z/)
  expect(qrSvg(qr, '#000000', '#ffffff')).toContain('viewBox="0 0 29 29"')
})
