import { check, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'unit-converter',
    style: 'short',
    domain: 'tool',
    prompt: 'unit converter for length, weight and temperature',
    checks: [
      check(
        'tool',
        'kilometres become metres',
        claim.converts(
          /length|distance/i,
          'kilomet|km',
          '(?<!kilo|centi|milli)met(er|re)s?\\b|^m$|\\(m\\)',
          '3',
          number(3000),
        ),
      ),
      check(
        'tool',
        'kilograms become grams',
        claim.converts(
          /weight|mass/i,
          'kilogram|kg',
          '(?<!kilo|milli)grams?\\b|^g$|\\(g\\)',
          '2',
          number(2000),
        ),
      ),
      check(
        'tool',
        'celsius becomes fahrenheit',
        claim.converts(/temp/i, 'celsius|°c', 'fahrenheit|°f', '100', number(212)),
      ),
      check(
        'tool',
        'negative temperatures are converted',
        claim.converts(/temp/i, 'celsius|°c', 'fahrenheit|°f', '-40', /[-−]40/),
      ),
      check('tool', 'each kind of unit can be chosen', async (app) => {
        for (const kind of [/length|distance/i, /weight|mass/i, /temp/i]) await app.pick(kind)
      }),
    ],
  },
  {
    id: 'password-generator',
    style: 'short',
    domain: 'tool',
    prompt:
      'strong password generator with length slider, checkboxes for symbols numbers uppercase, copy button',
    checks: [
      check('tool', 'pressing makes a password', async (app) => {
        await app.press(/generate|new|refresh|create/i)
        app.expect(/\S{8,}/.test(await app.output(/^\S{8,}$/)), 'there is no password')
      }),
      check('tool', 'the next one is different', async (app) => {
        await app.press(/generate|new|refresh|create/i)
        const first = await app.output(/^\S{8,}$/)
        await app.press(/generate|new|refresh|create/i)
        app.expect((await app.output(/^\S{8,}$/)) !== first, 'it is the same password')
      }),
      check('tool', 'the length is kept', async (app) => {
        await app.fill(/length/i, '24')
        await app.press(/generate|new|refresh|create/i)
        await app.output(/^\S{24}$/)
      }),
      check('tool', 'without symbols there are none', async (app) => {
        await app.fill(/symbol|special/i, false)
        await app.press(/generate|new|refresh|create/i)
        await app.output(/^[A-Za-z0-9]{8,}$/)
      }),
      check('tool', 'the copy button answers', async (app) => {
        await app.press(/generate|new|refresh|create/i)
        await app.press(/copy/i)
        await app.sees(/copied/i)
      }),
    ],
  },
  {
    id: 'csv-viewer',
    style: 'short',
    domain: 'tool',
    prompt: 'csv viewer where I can sort columns n search',
    checks: [
      check('tool', 'a file becomes a table', async (app) => {
        await app.upload('places.csv', 'place,people\nMoss,32000\nBergen,290000\nTana,2900\n')
        await app.sees('Bergen')
        await app.sees('people')
      }),
      check('sort', 'a column can be sorted', async (app) => {
        await app.upload(
          'places.csv',
          'place,people\nMoss,32000\nBergen,290000\nTana,2900\nAlta,21000\n',
        )
        await app.sees('Bergen')
        await app.reorders(() => app.sort(/place/i))
      }),
      check('search', 'rows can be searched', async (app) => {
        await app.upload('places.csv', 'place,people\nMoss,32000\nBergen,290000\nTana,2900\n')
        await app.sees('Bergen')
        await app.search('Moss')
        await app.gone('Bergen')
        await app.sees('Moss')
      }),
      check('tool', 'quoted commas do not split a value', async (app) => {
        await app.upload('quotes.csv', 'who,said\nAda,"Wait, what?"\n')
        await app.sees('Wait, what?')
      }),
      check('data', 'how many rows there are is told', async (app) => {
        await app.upload('places.csv', 'place,people\nMoss,32000\nBergen,290000\nTana,2900\n')
        await app.sees(
          /\b3\b.{0,20}(rows|records|lines|entries)|(rows|records|lines|entries).{0,5}3\b/i,
        )
      }),
    ],
  },
  {
    id: 'pomodoro',
    style: 'short',
    domain: 'tool',
    prompt: 'pomodoro timer 25/5 with start pause reset, and count finished rounds',
    checks: [
      check('tool', 'it begins at 25 minutes', async (app) => {
        await app.sees(/25:00/)
      }),
      check('tool', 'start lets the time run', async (app) => {
        await app.sees(/25:00/)
        await app.press(/start/i)
        await app.sees(/24:5\d/)
      }),
      check('tool', 'pause holds the time', async (app) => {
        await app.press(/start/i)
        await app.sees(/24:5\d/)
        await app.press(/pause|stop/i)
        await app.stands(/\d\d:\d\d/)
      }),
      check('tool', 'reset goes back to the beginning', async (app) => {
        await app.press(/start/i)
        await app.sees(/24:5\d/)
        await app.press(/reset/i)
        await app.sees(/25:00/)
      }),
      check('tool', 'the break is five minutes', async (app) => {
        await app.press(/break/i)
        await app.sees(/0?5:00/)
      }),
      check('data', 'finished rounds are counted', async (app) => {
        await app.sees(/25:00/)
        await app.figureIs(/rounds|sessions|pomodoros|completed|finished/i, (value) => value === 0)
      }),
    ],
  },
  {
    id: 'text-workbench',
    style: 'long',
    domain: 'tool',
    prompt:
      'Please implement a text workbench for writers and editors. It should have functionalities for counting words, characters and sentences, finding and replacing text, changing case, previewing Markdown, and comparing two texts. Users should be able to paste text, see the counts at once, convert the text to upper case, lower case and title case, replace a word everywhere, and download the text as a file. Use linen as the background and dark cyan for buttons and tabs.',
    checks: [
      check('tool', 'words are counted', async (app) => {
        await app.write('The quick brown fox jumps over the lazy dog again')
        await app.figureIs(/words/i, (value) => value === 10)
      }),
      check('tool', 'characters are counted', async (app) => {
        await app.write('abcdefghijklmnopqrstuvwxyz0123')
        await app.figureIs(/characters|chars/i, (value) => value === 30)
      }),
      check('tool', 'text becomes upper case', async (app) => {
        await app.write('small letters')
        await app.press(/upper/i)
        await app.output(/^SMALL LETTERS$/)
      }),
      check('tool', 'a word is replaced everywhere', async (app) => {
        await app.write('red door, red wall')
        await app.fill(/find|search/i, 'red')
        await app.fill(/replace|with/i, 'blue')
        await app.press(/replace/i)
        await app.output(/^blue door, blue wall$/)
      }),
      check('tool', 'markdown is shown formatted', async (app) => {
        await app.near(/markdown|preview/i)
        await app.write('# Grand opening')
        await app.heading('Grand opening')
      }),
      check('export', 'the text is downloaded', async (app) => {
        await app.write('keep this line')
        app.expect(
          /keep this line/.test(await app.download(/download|save|export/i)),
          'the file has another text',
        )
      }),
      check('theme', 'the page is linen', claim.pageColour('linen')),
      check('theme', 'buttons are dark cyan', claim.partColour('darkcyan')),
    ],
  },
]
