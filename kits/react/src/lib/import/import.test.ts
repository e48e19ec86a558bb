import { describe, expect, it } from 'vitest'
import { recordsCsv } from '../records/export'
import { recordsJson } from '../records/exportJson'
import { defineEntity, type Entity, type Field, type Row } from '../records/fields'
import { matchColumns, planImport } from './plan'
import { readSource } from './source'
import { readRaw } from './value'

const shelves: Entity = defineEntity({
  key: 'shelf',
  singular: 'Shelf',
  plural: 'Shelves',
  fields: [{ id: 'name', label: 'Name', type: 'text' }],
  samples: [],
})

const books: Entity = defineEntity({
  key: 'book',
  singular: 'Book',
  plural: 'Books',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    { id: 'price', label: 'Price', type: 'money', currency: 'EUR' },
    { id: 'boughtOn', label: 'Bought on', type: 'date' },
    { id: 'read', label: 'Read', type: 'boolean' },
    {
      id: 'genre',
      label: 'Genre',
      type: 'choice',
      options: [
        { value: 'crime', label: 'Crime' },
        { value: 'sci-fi', label: 'Science fiction' },
      ],
    },
    { id: 'tags', label: 'Tags', type: 'tags' },
    { id: 'stars', label: 'Stars', type: 'rating', max: 5 },
    { id: 'shelf', label: 'Shelf', type: 'relation', of: () => shelves },
  ],
  samples: [],
})

const names = { shelf: { 'shelf-1': 'Hall' } }
const now = new Date(2026, 2, 9)

function plan(text: string) {
  const source = readSource(text)
  return planImport(books, source, matchColumns(books, source), names, now)
}

describe('import', () => {
  it('matches columns by name and leaves out lines with problems', () => {
    const { rows, problems } = plan(
      'TITLE;bought-on;Price;genre;Read;Shelf;Pages\n' +
        'Emma;31.12.2025;"9,90 €";science fiction;yes;hall;400\n' +
        ';;;;;;\n' +
        'Odd;;;poetry;;;\n' +
        'Lost;2026-02-30;;;;;\n' +
        'Far;;;;;Attic;',
    )
    expect(rows).toMatchObject([
      {
        title: 'Emma',
        boughtOn: '2025-12-31',
        price: 9.9,
        genre: 'sci-fi',
        read: true,
        shelf: 'shelf-1',
      },
    ])
    expect(problems).toEqual([
      { line: 2, text: 'Title is required.' },
      { line: 3, text: 'Genre: “poetry” is not one of Crime, Science fiction.' },
      { line: 4, text: 'Bought on: “2026-02-30” is no date.' },
      { line: 5, text: 'Shelf: There is no shelf called “Attic”.' },
    ])
  })

  it('reads days first where a month cannot be above twelve', () => {
    expect(plan('Title,Bought on\nA,25/02/2026\nB,03/02/2026').rows).toMatchObject([
      { boughtOn: '2026-02-25' },
      { boughtOn: '2026-02-03' },
    ])
  })

  it('reads lists of objects, also inside of one', () => {
    const list = '{"books": [{"title": "Emma", "tags": ["a", "b"], "read": false, "stars": 7}, 3]}'
    expect(readSource(list).problems).toEqual(['1 entries of the list are no objects.'])
    expect(plan(list).problems).toEqual([{ line: 1, text: 'Stars: Choose 1 to 5.' }])
    expect(plan('[{"title": "Emma", "tags": ["a", "b"]}]').rows).toMatchObject([
      { title: 'Emma', tags: ['a', 'b'], read: false, price: null },
    ])
  })

  it('takes back what it exports', () => {
    const book: Row = {
      id: '1',
      title: '=1+1',
      price: 12.5,
      boughtOn: '2026-01-31',
      read: true,
      genre: 'crime',
      tags: ['x', 'y'],
      stars: 4,
      shelf: 'shelf-1',
    }
    const values = Object.fromEntries(Object.entries(book).filter(([field]) => field !== 'id'))
    expect(plan(recordsCsv(books, [book], names)).rows).toEqual([values])
    expect(plan(recordsJson(books, [book], names)).rows).toEqual([values])
  })

  it.each([
    ['', 'There is nothing in it.'],
    ['Title,Price', 'There are no lines below the first, which names the columns.'],
    ['{"a": ', 'This looks like JSON, but it cannot be read as such.'],
    ['[1, 2]', 'This JSON has no list of objects.'],
  ])('%j: %s', (text, message) => expect(() => readSource(text)).toThrow(message))

  it.each([
    [{ type: 'dateTime' }, '2026-03-09 8:05', '2026-03-09T08:05'],
    [{ type: 'time' }, '7:30', '07:30'],
    [{ type: 'number', unit: 'km' }, '1,234.5 km', 1234.5],
    [{ type: 'money', currency: 'EUR' }, '12.50 EUR', 12.5],
    [{ type: 'text' }, "'@home", '@home'],
    [{ type: 'boolean' }, 'No', false],
  ])('%j: %s', (kind, raw, value) => {
    const field = { id: 'f', label: 'F', ...kind } as Field
    expect(readRaw(field, raw, {}, false)).toEqual({ value })
  })
})
