import { describe, expect, it } from 'vitest'
import { decodeText } from './decode'
import { delimiterChoices, detectDelimiter } from './detect'
import { parseCsv } from './parse'
import { guessFormat, readDate, readNumber, readTable } from './table'
import { tableSize, viewRows } from './view'
import { visibleWindow } from './window'
import { safeCell, writeCsv } from './write'

const rows = (text: string, delimiter = ',') => parseCsv(text, delimiter).rows

describe('parseCsv', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\rb', [['a'], ['b']]],
    ['\uFEFFa,b', [['a', 'b']]],
    ['"x,y","say ""hi"""', [['x,y', 'say "hi"']]],
    ['"two\nlines",b', [['two\nlines', 'b']]],
    ['a,,c', [['a', '', 'c']]],
    ['a,b,', [['a', 'b', '']]],
    [
      'a,\nb,',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['\n\na\n\n', [['a']]],
    ['""', []],
    ['', []],
  ])('reads %j', (text, wanted) => {
    expect(rows(text)).toEqual(wanted)
    expect(parseCsv(text, ',').problems).toEqual([])
  })

  it('reads back what is written, whatever the cells hold', () => {
    const table = [
      ['plain', 'with, comma', 'with "quotes"'],
      ['line\nbreak', '', 'ümläut 😀'],
      [' spaced ', ';', '\t'],
    ]
    for (const delimiter of [',', ';', '\t'])
      expect(rows(writeCsv(table, delimiter), delimiter)).toEqual(table)
  })

  it('says where a file is malformed and keeps what can be read', () => {
    expect(parseCsv('a\n"open', ',')).toEqual({
      rows: [['a'], ['open']],
      problems: ['Line 2: a quote is opened but never closed.'],
    })
    expect(parseCsv('"a"b,c', ',').problems).toEqual([
      'Line 1: there is text after a closing quote.',
    ])
  })
})

describe('detectDelimiter', () => {
  it.each([
    ['a,b\n1,2', ','],
    ['a;b\n1,5;2,5\n2,1;7', ';'],
    ['a\tb\n1\t2', '\t'],
    ['just one column\nx', ','],
  ])('%j', (text, wanted) => expect(detectDelimiter(text)).toBe(wanted))
})

describe('decodeText', () => {
  const utf16 = (text: string, little: boolean) => {
    const bytes = new Uint8Array(text.length * 2)
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little)
    return bytes
  }

  it('reads UTF-8, with and without a mark', () => {
    const bytes = new TextEncoder().encode('Größe;€')
    expect(decodeText(bytes)).toEqual({ text: 'Größe;€', note: null })
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])).text).toBe('Größe;€')
    expect(decodeText(new Uint8Array())).toEqual({ text: '', note: null })
  })

  it.each([true, false])('reads UTF-16, little-endian: %s', (little) => {
    expect(decodeText(utf16('\uFEFFa;Größe\n', little))).toEqual({ text: 'a;Größe\n', note: null })
    expect(decodeText(utf16('a;b\n1;2\n', little)).text).toBe('a;b\n1;2\n')
  })

  it('reads what is no UTF-8 as Windows-1252, and says so', () => {
    const { text, note } = decodeText(new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65]))
    expect(text).toBe('Größe')
    expect(note).toMatch(/read as Windows-1252/)
  })
})

describe('guessFormat', () => {
  it('drops the line that names the delimiter, and goes by it', () => {
    expect(guessFormat('sep=;\r\na,x;b\r\n1,5;2\r\n')).toMatchObject({
      delimiter: ';',
      header: true,
    })
    const { text, delimiter, header } = guessFormat('\uFEFF"sep=^"\na^b\n1^2')
    expect(readTable(text, delimiter, header)).toMatchObject({
      columns: [{ name: 'a' }, { name: 'b' }],
      rows: [['1', '2']],
    })
    expect(delimiterChoices('^').at(-1)).toEqual({ value: '^', label: '^' })
    expect(guessFormat('sep=,x\n1,2').text).toBe('sep=,x\n1,2')
  })

  it('keeps the numbers of lines after it', () => {
    const { text, delimiter } = guessFormat('sep=,\na,b\n"open,1')
    expect(readTable(text, delimiter, true).problems[0]).toMatch(/^Line 3:/)
  })

  it('is not misled by a line that the sample cuts off', () => {
    expect(guessFormat('Ada,1815\n'.repeat(3_000)).header).toBe(false)
  })

  it.each([
    ['Country,2019,2020\nFrance,12.5,13\n', true],
    ['name,born\nAda,1815\n', true],
    ['Ada,1815\nGrace,1906\n', false],
    ['2019,2020\n1,2\n', false],
    ['a,12\nb,13\n', false],
    ['a,a\n1,2\n', false],
  ])('the first line of %j is a header: %s', (text, wanted) =>
    expect(guessFormat(text).header).toBe(wanted),
  )
})

describe('readTable', () => {
  it('finds the types of columns', () => {
    const table = readTable(
      'n,d,t,code\n"1,234.5",2026-01-02,x,007\n3,2026-02-03,9,012\n',
      ',',
      true,
    )
    expect(table.columns.map((column) => column.type)).toEqual(['number', 'date', 'text', 'text'])
  })

  it('evens out ragged rows and says so', () => {
    const table = readTable('a,b\n1\n1,2,3\n', ',', true)
    expect(table.rows).toEqual([
      ['1', '', ''],
      ['1', '2', '3'],
    ])
    expect(table.columns.map((column) => column.name)).toEqual(['a', 'b', 'Column 3'])
    expect(table.problems[0]).toMatch(/2 rows have more or fewer cells/)
  })
})

it.each([
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['12,5', 12.5],
  ['12 %', 12],
  ['$3', 3],
  ['-7', -7],
  ['1e3', 1000],
  ['x', NaN],
  ['', NaN],
])('readNumber(%j)', (text, wanted) => expect(readNumber(text)).toBe(wanted))

it('reads dates as they are commonly written', () => {
  const day = Date.UTC(2026, 11, 31)
  expect([readDate('2026-12-31'), readDate('31.12.2026'), readDate('12/31/2026')]).toEqual([
    day,
    day,
    day,
  ])
  expect(readDate('soon')).toBeNaN()
  expect([readDate('31/12/2026'), readDate('31/12/2026', true)]).toEqual([NaN, day])
  expect(readDate('30.02.2026')).toBeNaN()
})

it('reads a column day first when any of its dates can only be read so', () => {
  const days = (...cells: string[]) => readTable(`on\n${cells.join('\n')}\n`, ',', true).columns[0]
  expect(days('02/03/2026', '13/01/2026')).toMatchObject({ type: 'date', dayFirst: true })
  expect(days('02/03/2026', '01/13/2026')).toMatchObject({ type: 'date', dayFirst: false })
  expect(days('13/01/2026', '01/13/2026')).toMatchObject({ type: 'text' })
  const table = readTable('on\n02/03/2026\n13/01/2026\n', ',', true)
  const sorted = viewRows(table, {
    search: '',
    filters: [],
    sort: { column: 0, direction: 'asc' },
  })
  expect(sorted).toEqual([['13/01/2026'], ['02/03/2026']])
})

describe('viewRows', () => {
  const table = readTable('name,n\nb10,5\na,\nb9,100\nc,20\n', ',', true)
  const names = (view: Partial<Parameters<typeof viewRows>[1]>) =>
    viewRows(table, { search: '', filters: [], sort: null, ...view }).map((row) => row[0])

  it('sorts numbers as numbers, empty cells last in both directions', () => {
    expect(names({ sort: { column: 1, direction: 'asc' } })).toEqual(['b10', 'c', 'b9', 'a'])
    expect(names({ sort: { column: 1, direction: 'desc' } })).toEqual(['b9', 'c', 'b10', 'a'])
  })

  it('sorts texts with numbers in them naturally', () => {
    expect(names({ sort: { column: 0, direction: 'asc' } })).toEqual(['a', 'b9', 'b10', 'c'])
  })

  it('filters by text, by number and over all columns', () => {
    expect(names({ filters: ['B'] })).toEqual(['b10', 'b9'])
    expect(names({ filters: ['', '>=20'] })).toEqual(['b9', 'c'])
    expect(names({ search: '100' })).toEqual(['b9'])
  })
})

it('counts what is in view', () => {
  expect([tableSize(1, 1, 1), tableSize(2, 4, 3)]).toEqual([
    '1 row · 1 column',
    '2 of 4 rows · 3 columns',
  ])
})

it('draws only what is in view', () => {
  const window = visibleWindow(50_000, 37, 37 * 1000, 560)
  expect(window.last - window.first).toBeLessThan(60)
  expect(window.above + (window.last - window.first) * 37 + window.below).toBe(50_000 * 37)
  expect(visibleWindow(3, 37, 9999, 560)).toMatchObject({ first: 3, last: 3, below: 0 })
})

it('keeps spreadsheets from running typed text', () => {
  expect(safeCell('=SUM(A1)')).toBe("'=SUM(A1)")
  expect(safeCell('-12.5')).toBe('-12.5')
  for (const phone of ['+1 555 0104', '+49 (30) 123-45', '+15550104', '-5%'])
    expect(safeCell(phone)).toBe(phone)
  for (const formula of ['+cmd|x', '-2+3', '@SUM(1)', '+1;x', '-', '+A1 (2)', '\t=1'])
    expect(safeCell(formula)).toBe(`'${formula}`)
})
