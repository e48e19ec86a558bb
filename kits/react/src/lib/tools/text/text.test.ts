import { describe, expect, it } from 'vitest'
import { caseTool, wordsOf } from './case'
import { countText, formatMinutes, frequentWords } from './count'
import { diffLines, diffSize } from './diff'
import { base64Tool, urlTool } from './encode'
import { hashTool } from './hash'
import { jsonTool } from './json'
import { findJsonProblem } from './jsonProblem'
import { pieces, replace, search } from './regex'
import { slugTool } from './slug'
import { describeProblem, fitText, type TextTool } from './tool'

const output = (tool: TextTool, input: string, action: string) => {
  const outcome = tool.run(input, action)
  return 'output' in outcome ? outcome.output : describeProblem(outcome)
}

it.each([
  ['upper', 'straße', 'STRASSE'],
  ['lower', 'ÀB', 'àb'],
  ['title', 'the lord OF the rings', 'The Lord of the Rings'],
  ['sentence', 'HELLO. how ARE you?\nfine', 'Hello. How are you?\nFine'],
  ['camel', 'Hello big-world', 'helloBigWorld'],
  ['pascal', 'user_id', 'UserId'],
  ['snake', 'parseHTTPResponse2', 'parse_http_response2'],
  ['kebab', 'Don’t stop', 'dont-stop'],
  ['constant', 'max size', 'MAX_SIZE'],
  ['alternating', 'ab cd', 'aB cD'],
])('%s: %s', (action, input, wanted) => expect(output(caseTool, input, action)).toBe(wanted))

it('finds words in names of all styles', () => {
  expect(wordsOf('XMLHttpRequest some_name other-name')).toEqual(
    'xml http request some name other name'.split(' '),
  )
})

it('slugs have only plain letters', () => {
  expect(output(slugTool, 'Crème Brûlée & more!\n  Straße  ', '-')).toBe(
    'creme-brulee-and-more\nstrasse',
  )
  expect(output(slugTool, 'It’s a test', '_')).toBe('its_a_test')
})

describe('encodings', () => {
  it('go both ways', () => {
    expect(output(base64Tool, 'Grüße 👋', 'encode')).toBe('R3LDvMOfZSDwn5GL')
    expect(output(base64Tool, 'R3LDvMOf\nZSDwn5GL', 'decode')).toBe('Grüße 👋')
    expect(output(base64Tool, '??>', 'url')).toBe('Pz8-')
    expect(output(base64Tool, 'Pz8-', 'decode')).toBe('??>')
    expect(output(urlTool, 'a b&c', 'encode')).toBe('a%20b%26c')
    expect(output(urlTool, 'a+b%26c', 'decode')).toBe('a b&c')
    expect(output(urlTool, 'https://a.example/ä b?c=d', 'address')).toBe(
      'https://a.example/%C3%A4%20b?c=d',
    )
  })

  it('say where something is wrong', () => {
    expect(output(base64Tool, 'abc\nd*f', 'decode')).toMatch(/^Line 2, column 2: “\*”/)
    expect(output(base64Tool, 'abcde', 'decode')).toMatch(/ends too early/)
    expect(output(base64Tool, '/w==', 'decode')).toMatch(/no text/)
    expect(output(urlTool, 'a%20\nb%zz', 'decode')).toMatch(/^Line 2, column 2/)
    expect(output(urlTool, '\ud800', 'encode')).toMatch(/half a character/)
  })
})

describe('hashes', () => {
  it.each([
    ['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['md5', 'The quick brown fox jumps over the lazy dog', '9e107d9d372bb6826bd81d3542a419d6'],
    ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['sha256', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'sha512',
      'abc',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ])('%s of %j', (action, input, wanted) => expect(output(hashTool, input, action)).toBe(wanted))

  it.each([
    ['sha256', 'SHA-256'],
    ['sha512', 'SHA-512'],
    ['sha1', 'SHA-1'],
  ])('%s is what the platform computes, at every length around a block', async (action, name) => {
    for (const length of [54, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129]) {
      const text = 'x'.repeat(length)
      const digest = new Uint8Array(
        await crypto.subtle.digest(name, new TextEncoder().encode(text)),
      )
      const wanted = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
      expect(output(hashTool, text, action)).toBe(wanted)
    }
  })
})

describe('json', () => {
  it('is formatted', () => {
    expect(output(jsonTool, '{"b":[1,{}],"a":null}', '2')).toBe(
      '{\n  "b": [\n    1,\n    {}\n  ],\n  "a": null\n}',
    )
    expect(output(jsonTool, '{"b": 1, "a": [ ]}', 'minify')).toBe('{"b":1,"a":[]}')
    expect(output(jsonTool, '{"b": 1, "a": {"d": 1, "c": 2}}', 'sort')).toBe(
      '{\n  "a": {\n    "c": 2,\n    "d": 1\n  },\n  "b": 1\n}',
    )
    expect(output(jsonTool, ' ', '2')).toBe('')
  })

  it.each([
    ['{"a": 1,}', 'Line 1, column 9: There is a comma too many before this.'],
    ['{"a" 1}', 'Line 1, column 6: A colon should be here.'],
    ['{\n  a: 1\n}', 'Line 2, column 3: A name in double quotes should be here.'],
    ['[1, 2', 'Line 1, column 6: The closing “]” is missing.'],
    ['[1 2]', 'Line 1, column 4: A comma or “]” should be here.'],
    ["['a']", 'Line 1, column 2: Texts stand in double quotes.'],
    ['{"a": undefined}', 'Line 1, column 7: “u” is no value.'],
    ['01', 'Line 1, column 1: “0” is no value.'],
    ['"a', 'Line 1, column 1: This text is not closed.'],
    ['"\\x"', 'Line 1, column 2: This escape is not known.'],
    ['1 2', 'Line 1, column 3: Nothing may follow after the value.'],
    ['[', 'Line 1, column 2: The text ends where a value should be.'],
  ])('%j', (text, wanted) => expect(output(jsonTool, text, '2')).toBe(wanted))

  it('is refused exactly when the platform refuses it', () => {
    const parts = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\n',
      '\\u00',
      '0',
    ]
    let seed = 7
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    for (let round = 0; round < 20_000; round += 1) {
      const text = Array.from({ length: 1 + random(7) }, () => parts[random(parts.length)]).join('')
      let sound = true
      try {
        JSON.parse(text)
      } catch {
        sound = false
      }
      expect(findJsonProblem(text) === null, text).toBe(sound)
    }
    expect(findJsonProblem('['.repeat(5000))?.text).toMatch(/nested too deeply/)
  })
})

it('counts words, sentences and time', () => {
  const text = 'Hello, world! It’s 5 o’clock.\n\nA well-known fact… right?'
  expect(countText(text)).toMatchObject({ words: 9, sentences: 4, paragraphs: 2, lines: 3 })
  expect(countText('').words + countText('').lines).toBe(0)
  expect(countText('👋 a').characters).toBe(3)
  expect(frequentWords('Tea and tea, the TEA; cake cake')).toEqual([
    { word: 'tea', times: 3 },
    { word: 'cake', times: 2 },
  ])
  expect([formatMinutes(0.4), formatMinutes(2.5), formatMinutes(3)]).toEqual([
    '24 s',
    '2 min 30 s',
    '3 min',
  ])
})

describe('regular expressions', () => {
  it('find all or one, with groups', () => {
    const all = search('(?<year>\\d{4})-(\\d\\d)', 'g', '2026-03 and 2027-04')
    expect(all).toMatchObject({
      cut: false,
      found: [
        { index: 0, text: '2026-03', groups: [{ name: 'year', text: '2026' }, { text: '03' }] },
        { index: 12, text: '2027-04' },
      ],
    })
    expect(search('a', '', 'aa')).toMatchObject({ found: [{ index: 0 }] })
    expect(search('a', '', 'b')).toEqual({ found: [], cut: false })
    expect(search('', 'g', 'abc')).toEqual({ found: [], cut: false })
    expect(search('(', 'g', 'abc')).toHaveProperty('problem')
    expect(search('', 'g', 'x'.repeat(1000))).toMatchObject({ found: [] })
    expect(search('x', 'g', 'x'.repeat(1000))).toMatchObject({ cut: true })
    expect(search('x*', 'g', 'axa')).toMatchObject({ cut: false })
  })

  it('replace and mark', () => {
    expect(replace('(\\w+) (\\w+)', 'g', 'a b', '$2 $1')).toBe('b a')
    expect(replace('(', 'g', 'a b', '')).toBe('a b')
    const found = search('b', 'g', 'abcb')
    expect('found' in found && pieces('abcb', found.found)).toEqual([
      { text: 'a', match: false },
      { text: 'b', match: true },
      { text: 'c', match: false },
      { text: 'b', match: true },
    ])
  })
})

describe('diff', () => {
  const shown = (before: string, after: string) =>
    diffLines(before, after).map(
      ({ kind, text }) => ({ same: ' ', added: '+', removed: '-' })[kind] + text,
    )

  it('tells what was added and removed', () => {
    expect(shown('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d'])
    expect(shown('', 'a')).toEqual(['+a'])
    expect(shown('a', '')).toEqual(['-a'])
    expect(shown('same', 'same')).toEqual([' same'])
    expect(diffLines('a\nb', 'b')).toEqual([
      { kind: 'removed', text: 'a', before: 1, after: null },
      { kind: 'same', text: 'b', before: 2, after: 1 },
    ])
    expect(diffSize(diffLines('a\nb', 'b\nc\nd'))).toEqual({ added: 2, removed: 1 })
  })

  it('always leads from one text to the other', () => {
    let seed = 3
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const text = () => Array.from({ length: random(9) }, () => 'abc'.charAt(random(3))).join('\n')
    for (let round = 0; round < 1500; round += 1) {
      const [before, after] = [text(), text()]
      const lines = diffLines(before, after)
      const without = (kind: string) =>
        lines.filter((line) => line.kind !== kind).map((line) => line.text)
      expect(without('added').join('\n')).toBe(before)
      expect(without('removed').join('\n')).toBe(after)
    }
  })
})

it('keeps what was typed', () => {
  expect(fitText(undefined, jsonTool, 'x')).toEqual({ input: 'x', action: '2' })
  expect(fitText({ input: 'y', action: 'gone' }, jsonTool, 'x')).toEqual({
    input: 'y',
    action: '2',
  })
})
