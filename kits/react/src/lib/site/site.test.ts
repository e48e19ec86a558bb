import { describe, expect, it } from 'vitest'
import { defineEntity } from '../records/fields'
import { around, categoriesOf, findArticles, passages, readArticles } from './articles'
import { inWords, timeLeft } from './countdown'
import { coverArt } from './cover'
import { groupBy } from './groups'
import { openNow, week, type OpeningDay } from './hours'
import { readMenu } from './menu'
import { readSubscribers, subscribe, subscribeProblem } from './newsletter'
import { initials } from './people'
import { directionsTo, streetsFor } from './streets'
import { subHash, subPath } from './subPath'
import { pictogramFor } from './subjects'

describe('covers', () => {
  it('are the same for the same title', () => {
    expect(coverArt('Country loaf', 'bread')).toEqual(coverArt('Country loaf', 'bread'))
    expect(coverArt('Country loaf').shapes).not.toEqual(coverArt('Rye loaf').shapes)
  })

  it('are drawn for any title', () => {
    const titles = [
      '',
      '🙂',
      '日本語',
      'A'.repeat(300),
      ...Array.from({ length: 200 }, (_, at) => `No ${at}`),
    ]
    for (const title of titles) {
      const art = coverArt(title)
      expect(art.shapes.length, title).toBeGreaterThan(2)
      for (const { d } of art.shapes) expect(d, title).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it('have the initials of persons', () => {
    expect(coverArt('Dr. Meera Patel', 'Doctor')).toMatchObject({ pictogram: null, letter: 'MP' })
    expect(coverArt('Wireless headphones', 'Product').pictogram).not.toBeNull()
  })

  it.each([
    ['Dune', 'Book', 'book'],
    ['Wireless headphones', 'Product', 'headphones'],
    ['Grandma’s apple pie', 'Recipe', 'apple'],
    ['Risotto', 'Recipe', 'plate'],
    ['Two-bedroom apartments', '', 'building'],
    ['Tomatoes and boxes', '', null],
  ])('%s, %s: %s', (title, subject, wanted) => expect(pictogramFor(title, subject)).toBe(wanted))
})

describe('sub-paths', () => {
  it('are those of their page', () => {
    expect(subPath('#/news/a-1', 'news')).toBe('a-1')
    expect(subPath('#/news/a%2Fb', 'news')).toBe('a/b')
    expect(subPath(subHash('news', 'ä / ?'), 'news')).toBe('ä / ?')
    for (const hash of ['', '#/', '#/news', '#/news/', '#/other/a-1', '#news/a', '#/news/%E0%A4%A'])
      expect(subPath(hash, 'news'), hash).toBeNull()
  })
})

describe('newsletter', () => {
  it('takes each address once', () => {
    const now = new Date('2026-03-09T12:00:00Z')
    const stored = subscribe(undefined, ' Ana@Example.com ', now)
    expect(stored).toEqual([{ email: 'ana@example.com', since: '2026-03-09T12:00:00.000Z' }])
    expect(subscribeProblem(stored, 'ana@example.com')).toMatch(/already/)
    expect(subscribeProblem(stored, 'bob@example.com')).toBeNull()
    expect(subscribeProblem(stored, 'bob')).not.toBeNull()
    expect(subscribeProblem(stored, ' ')).not.toBeNull()
    expect(readSubscribers([1, null, { email: 2 }, ...stored])).toEqual(stored)
  })
})

describe('opening hours', () => {
  const days: OpeningDay[] = [
    { day: 'monday', opens: '09:00', closes: '12:00' },
    { day: 'monday', opens: '14:00', closes: '18:00' },
    { day: 'friday', opens: '20:00', closes: '02:00' },
    { day: 'sunday', note: 'by appointment' },
  ]
  // 2026-03-09 is a Monday.
  it.each([
    ['2026-03-09T08:59', false, 'Closed now, opens today at 09:00'],
    ['2026-03-09T09:00', true, 'Open now, until 12:00'],
    ['2026-03-09T12:00', false, 'Closed now, opens today at 14:00'],
    ['2026-03-09T19:00', false, 'Closed now, opens on Friday at 20:00'],
    ['2026-03-14T01:59', true, 'Open now, until 02:00'],
    ['2026-03-14T02:00', false, 'Closed now, opens on Monday at 09:00'],
    ['2026-03-15T23:00', false, 'Closed now, opens tomorrow at 09:00'],
  ])('%s', (time, open, text) => expect(openNow(days, new Date(time))).toEqual({ open, text }))

  it('cover the whole week', () => {
    expect(week(days).map(({ spans }) => spans.length)).toEqual([2, 0, 0, 0, 1, 0, 1])
    expect(openNow([], new Date()).text).toBe('Closed')
  })
})

describe('countdown', () => {
  it('splits what is left', () => {
    const left = timeLeft('2026-03-11T10:01', new Date('2026-03-09T09:00:30'))
    expect(left).toEqual({ days: 2, hours: 1, minutes: 0, seconds: 30 })
    expect(left && inWords(left)).toBe('2 days, 1 hour')
    expect(timeLeft('2026-03-09', new Date('2026-03-09T09:00'))).toBeNull()
    expect(timeLeft('soon', new Date())).toBeNull()
  })
})

describe('articles', () => {
  const entity = defineEntity({
    key: 'story',
    singular: 'Story',
    plural: 'Stories',
    fields: [
      { id: 'title', label: 'Title', type: 'text' },
      {
        id: 'topic',
        label: 'Topic',
        type: 'choice',
        options: [
          { value: 'town', label: 'Town' },
          { value: 'sport', label: 'Sport' },
        ],
      },
      { id: 'on', label: 'Date', type: 'date' },
      { id: 'body', label: 'Text', type: 'text', multiline: true },
    ],
    samples: [],
  })
  const row = (id: string, topic: string | null, on: string | null, body: string) => ({
    id,
    title: `Title ${id}`,
    topic,
    on,
    body,
  })
  const rows = [
    row('a', 'town', '2026-01-01', 'Bridge closed.\n\nLater.'),
    row('b', 'sport', '2026-03-01', 'word '.repeat(900)),
    row('c', 'town', null, ''),
    row('d', 'town', '2026-02-01', 'Market opens'),
  ]
  const fields = { body: 'body', category: 'topic', date: 'on' }
  const articles = readArticles(entity, rows, fields, {})

  it('come newest first, with a summary and a reading time', () => {
    expect(articles.map((one) => one.id)).toEqual(['b', 'd', 'a', 'c'])
    expect(articles[0]?.minutes).toBe(5)
    expect(articles[0]?.summary.length).toBeLessThan(175)
    expect(articles[2]?.summary).toBe('Bridge closed.')
  })

  it('are found by category and words', () => {
    expect(categoriesOf(articles)).toEqual(['Sport', 'Town'])
    expect(findArticles(articles, 'Town', 'bridge TITLE').map((one) => one.id)).toEqual(['a'])
    expect(findArticles(articles, 'Sport', 'bridge')).toEqual([])
  })

  it('know their neighbours', () => {
    const shown = around(articles, 'd')
    expect([shown?.newer?.id, shown?.older?.id]).toEqual(['b', 'a'])
    expect(shown?.related.map((one) => one.id)).toEqual(['a', 'c'])
    expect(around(articles, 'gone')).toBeNull()
  })

  it('are set as they were written', () => {
    const text = 'First one.\n\nA heading\n\n- one\n- two\n\n“Said so.”\n\nThe end'
    expect(passages(text).map((one) => one.kind)).toEqual([
      'paragraph',
      'heading',
      'list',
      'quote',
      'paragraph',
    ])
    expect(passages('  \n\n ')).toEqual([])
  })
})

describe('small things', () => {
  it('groups keep their order', () => {
    const groups = groupBy(['b1', 'a1', 'b2'], (text) => text.charAt(0))
    expect(groups).toEqual([
      { name: 'b', entries: ['b1', 'b2'] },
      { name: 'a', entries: ['a1'] },
    ])
  })

  it.each([
    ['Ada Lovelace', 'AL'],
    ['Dr. Øyvind van der Berg', 'ØB'],
    ['Plato', 'P'],
    ['', ''],
  ])('initials of %s', (name, wanted) => expect(initials(name)).toBe(wanted))

  it('maps differ and can be found', () => {
    expect(streetsFor('Main Street 1')).not.toEqual(streetsFor('Mill Lane 7'))
    expect(directionsTo('Ahornweg 12, Leipzig')).toContain('Ahornweg%2012%2C%20Leipzig')
  })

  it('menus follow the order of the choices', () => {
    const entity = defineEntity({
      key: 'dish',
      singular: 'Dish',
      plural: 'Dishes',
      fields: [
        { id: 'name', label: 'Name', type: 'text' },
        {
          id: 'course',
          label: 'Course',
          type: 'choice',
          options: [
            { value: 'starter', label: 'Starters' },
            { value: 'main', label: 'Mains' },
          ],
        },
      ],
      samples: [],
    })
    const rows = [
      { id: '1', name: 'Stew', course: 'main' },
      { id: '2', name: 'Soup', course: 'starter' },
    ]
    const lines = readMenu(entity, rows, { category: 'course' }, {})
    expect(lines.map((line) => `${line.category}: ${line.name}`)).toEqual([
      'Starters: Soup',
      'Mains: Stew',
    ])
  })
})
