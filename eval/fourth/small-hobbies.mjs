import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'
import { differsBy, enters, isToldApart, tells } from './lib/ways.mjs'

// Bricks
const SET = /\bsets?\b|lego|collection/i
const SETS = { by: /\bset\b|lego/i }
const brick = (name, pieces) => ({ name, pieces, 'number?': '40771', 'year?': '2016' })

// Climbing
const CLIMB = /climb|route|ascent|boulder|log/i
const CLIMBS = { by: /climb|route|ascent|log/i }
const climbs =
  (rest = {}, grades = ['6b', 'V4', '']) =>
  (name) =>
    grades.map((grade) => ({ name, grade, 'date?': day(-1), ...rest }))

// Fights
const FIGHTER = /combatant|character|creature|monster|player|fighter|participant|initiative|hero/i
const FIGHTERS = { by: /combatant|character|creature|monster|player|fighter|participant|initiative/i }
const fights = (app, name, initiative, hp = '27') =>
  enters(
    app,
    FIGHTER,
    ['hp', 'hit points', 'health'].map((key) => ({ name, initiative, [key]: hp })),
    FIGHTERS,
  )

/** All numbers that the entry shows, also those in its fields. */
async function numbersAt(app, name) {
  const entry = await app.entryHandle(name)
  const text = await entry.evaluate((one) =>
    [
      window.looker.text(one),
      ...[...one.querySelectorAll('input')].map((field) => field.value),
      ...[...one.querySelectorAll('[aria-valuenow]')].map((bar) => bar.getAttribute('aria-valuenow')),
    ].join(' '),
  )
  return (text.match(/\d+/g) ?? []).map(Number)
}

const HURTS = /damage|\bhit\b|hurt|\bdmg\b|wound|^\W*[-−–]\s*\d*\s*(hp)?\W*$/i
const HEALS = /heal|cure|restore|^\W*\+\s*\d*\s*(hp)?\W*$/i

/** Five points of damage or healing: from a field in the line, a button, or a form behind it. */
async function strikes(app, name, button) {
  await app.closeDialogs()
  const entry = await app.entryHandle(name)
  const inside = await app.find('fields', entry)
  for (const field of inside) {
    const takesNumber = await field.evaluate(
      (one) =>
        one.matches('input[type="number"], input[type="text"], input:not([type])') &&
        !/\bhp\b|hit points|health|initiative|name/i.test(window.looker.labels(one).join(' ')),
    )
    if (takesNumber) await field.fill('5')
  }
  await app.act(name, button)
  const [form] = await app.find('forms')
  const field =
    inside.length === 0 && form
      ? (await app.find('labelled', /damage|heal|amount|points|\bhp\b|how much/i, form))[0]
      : undefined
  const isOpen =
    field && (await field.evaluate((one) => one.closest('dialog, [role="dialog"]') !== null))
  if (isOpen) {
    await field.fill('5')
    await app.send(form, button)
  }
}

// Dreams
const DREAM = /dream|entry|entries|diary/i
const DREAMS = { by: /dream|entry|write/i }
const dreams = (title, text, rest = {}) => [
  { 'title?': title, dream: text, ...rest },
  { 'title?': title, text, ...rest },
  { title: text, ...rest },
]
const VIVID = /\b0?4\b/.test(day(0)) ? 3 : 4

/** Writes a dream down with a tag, which some fields take only after the enter key. */
async function tagsDream(app, title, text, tag) {
  let place
  let values
  await app.try(
    ...dreams(title, text, { tag }).map((each) => async () => {
      await app.closeDialogs()
      place = await app.placeFor(DREAM, each, DREAMS.by)
      app.expect(place.form, 'there is no form')
      await app.fillIn(place.fields, each)
      values = each
    }),
  )
  await app.fillMissing(place.form, false)
  const words = place.fields.get(Object.keys(values).find((key) => values[key] === text))
  await place.fields.get('tag').press('Enter')
  await app.page.waitForTimeout(100)
  const isSent = await words
    .evaluate((one) => !one.isConnected || !window.looker.visible(one) || window.looker.isEmpty(one))
    .catch(() => true)
  if (!isSent) await app.send(place.form, DREAMS.by)
}

// Dice
const DICE = [4, 6, 8, 10, 12, 20]
const die = (sides) => new RegExp(`\\bd\\s?${sides}\\b`, 'i')
const ROLL = /^\W*(roll|throw)\b/i
const MODIFIER = /modif|bonus|\bmod\b/i
const COUNT = /how many|number of|count|quantity|\bdice\b|amount/i

/** So many dice are rolled and something is added. */
async function rolls(app, sides, { count, modifier } = {}) {
  await app.ready()
  const chooses = async () => {
    const direct = await app.first('named', die(sides))
    const rolling = await app.first('named', ROLL)
    if (direct && !rolling) return undefined
    return app.pick(die(sides))
  }
  await chooses()
  if (modifier !== undefined) await app.fill(MODIFIER, String(modifier))
  if (count !== undefined) {
    const fields = await app.find('labelled', COUNT)
    const fits = []
    for (const field of fields)
      if (await field.evaluate((one) => one.matches('input[type="number"], input[type="range"], input[type="text"]')))
        fits.push(field)
    if (fits[0]) await app.fillIn(new Map([['count', fits[0]]]), { count: String(count) })
    else
      await app.try(
        () => app.calculate({ 'how many': String(count) }, /$^/),
        async () => {
          for (let turn = 1; turn < count; turn += 1)
            await app.press(/^\W*(\+|add|more|increase|plus)/i, { inside: 'main' })
        },
      )
  }
  const button = await app.first('named', ROLL, { where: 'main' })
  if (button) await app.click(button)
  else await app.press(die(sides))
}

/** The numbers of a range that stand on the page. */
const between = async (app, low, high) => {
  const text = [await app.text(), ...(await app.look('outputs'))].join('\n')
  return (text.match(/(?<![\d.,])\d+(?!\d)/g) ?? [])
    .map(Number)
    .filter((value) => value >= low && value <= high)
}
const comesTo = (app, low, high) =>
  app.holds(
    async () => (await between(app, low, high)).length > 0,
    `no sum from ${low} to ${high} is shown`,
  )

export default [
  {
    id: 'lego-sets',
    style: 'short',
    domain: 'toys',
    prompt:
      'my lego sets - set no, name, pieces, year, built yes/no. wanna search em and see how many pieces i own all together',
    checks: [
      check('form', 'a set is in the list', claim.adds(SET, brick('Harbour Crane', '812'), SETS)),
      check('data', 'the pieces stand with the set', async (app) => {
        await app.add(SET, brick('Night Express', '1946'), SETS)
        await app.lists('Night Express', SET)
        await tells(app, 'Night Express', number(1946))
      }),
      check('search', 'sets are found by name', async (app) => {
        await claim.searchFinds(SET, brick('Lunar Rover', '351'), brick('Harbour Crane', '812'))(app)
      }),
      check('data', 'the pieces are added up', async (app) => {
        await differsBy(app, /total|pieces|own|together|altogether/i, 7_168, async () => {
          await app.add(SET, brick('Harbour Crane', '3917'), SETS)
          await app.add(SET, brick('Lunar Rover', '3251'), SETS)
        })
      }),
      check(
        'workflow',
        'one sees which sets are built',
        isToldApart(
          SET,
          (name) => [brick(name, '640')],
          ['Clock Tower', 'Fishing Hut'],
          /built|build|status|done/i,
          SETS,
        ),
      ),
      check(
        'persistence',
        'sets survive a reload',
        claim.keeps(SET, brick('Windmill Farm', '977'), SETS),
      ),
    ],
  },
  {
    id: 'climbing-log',
    style: 'short',
    domain: 'climbing',
    prompt: 'climbing log pls. route name, grade, date, tries, sent or not. filter by grade n a chart',
    checks: [
      check('form', 'a climb is in the log', async (app) => {
        await enters(app, CLIMB, climbs()('Crimson Arete'), CLIMBS)
        await app.lists('Crimson Arete', CLIMB)
      }),
      check('data', 'the tries stand with the climb', async (app) => {
        const ways = ['tries', 'attempts'].flatMap((key) =>
          climbs({ [key]: '47' }, ['6b', ''])('Long Haul'),
        )
        await enters(app, CLIMB, ways, CLIMBS)
        await app.lists('Long Haul', CLIMB)
        await tells(app, 'Long Haul', number(47))
      }),
      check('filter', 'a grade narrows the log', async (app) => {
        const second = (grades) => climbs({}, grades)
        await enters(app, CLIMB, second(['6b', 'V4', '6B', ''])('Crimson Arete'), CLIMBS)
        await enters(app, CLIMB, second(['7a', 'V6', '7A', '5.12a'])('Glass Traverse'), CLIMBS)
        await app.lists('Crimson Arete', CLIMB)
        await app.lists('Glass Traverse', CLIMB)
        await app.try(
          () => app.filterNarrows(/grade/i),
          async () => {
            await app.fill(/grade/i, '7a')
            await app.gone('Crimson Arete')
            await app.sees('Glass Traverse')
          },
        )
      }),
      check('chart', 'the climbs are drawn', async (app) => {
        await enters(app, CLIMB, climbs()('Crimson Arete'), CLIMBS)
        await enters(app, CLIMB, climbs({}, ['7a', 'V6', ''])('Glass Traverse'), CLIMBS)
        await enters(app, CLIMB, climbs({}, ['6c', 'V5', ''])('Old Chimney'), CLIMBS)
        await claim.draws(/chart|graph|stat|progress|overview|dashboard/i)(app)
      }),
      check(
        'workflow',
        'one sees which climbs were sent',
        isToldApart(
          CLIMB,
          climbs(),
          ['Crimson Arete', 'Glass Traverse'],
          /\bsent\b|\bsend|status|result|done|top/i,
          CLIMBS,
        ),
      ),
      check('persistence', 'climbs survive a reload', async (app) => {
        await enters(app, CLIMB, climbs()('Winter Slab'), CLIMBS)
        await app.lists('Winter Slab', CLIMB)
        await app.reload()
        await app.lists('Winter Slab', CLIMB)
      }),
    ],
  },
  {
    id: 'initiative',
    style: 'short',
    domain: 'tabletop',
    prompt: 'dnd initiative tracker: name, initiative, hp. highest goes first, next turn btn, take damage + heal',
    checks: [
      check('form', 'a fighter is in the list', async (app) => {
        await fights(app, 'Gorbash', '14')
        await app.lists('Gorbash', FIGHTER)
      }),
      check('sort', 'the highest goes first', async (app) => {
        await fights(app, 'Gorbash', '12')
        await fights(app, 'Yselin', '19')
        await fights(app, 'Mudkin', '7')
        await app.lists('Mudkin', FIGHTER)
        await app.holds(
          async () =>
            (await app.comesFirst('Yselin', 'Gorbash')) && (await app.comesFirst('Gorbash', 'Mudkin')),
          'they stand in another order',
        )
      }),
      check('game', 'the next one has the turn', async (app) => {
        await fights(app, 'Gorbash', '12')
        await fights(app, 'Yselin', '19')
        await app.lists('Yselin', FIGHTER)
        const next = /next( turn)?\b/i
        if (!(await app.first('named', next)))
          await app.try(() => app.press(/start|begin|fight/i, { inside: 'main' }))
        for (let turn = 0; turn < 2; turn += 1) {
          await app.changes(() => app.press(next))
          const isForm = await app.page.evaluate(() => window.looker.stage() !== document.body)
          app.expect(!isForm, 'a form opens instead')
          app.expect((await app.shows('Gorbash')) && (await app.shows('Yselin')), 'the fighters are gone')
        }
      }),
      check('game', 'damage takes hit points', async (app) => {
        await fights(app, 'Gorbash', '29', '27')
        await app.lists('Gorbash', FIGHTER)
        const before = await numbersAt(app, 'Gorbash')
        await strikes(app, 'Gorbash', HURTS)
        await app.holds(async () => {
          const now = await numbersAt(app, 'Gorbash')
          return now.some((value) => value >= 17 && value < 27 && !before.includes(value))
        }, 'the hit points are as before')
      }),
      check('game', 'healing gives them back', async (app) => {
        await fights(app, 'Gorbash', '29', '27')
        await app.lists('Gorbash', FIGHTER)
        const before = await numbersAt(app, 'Gorbash')
        const fresh = async () =>
          (await numbersAt(app, 'Gorbash')).find(
            (value) => value >= 17 && value < 27 && !before.includes(value),
          )
        await strikes(app, 'Gorbash', HURTS)
        const low = await app.wait(fresh, 'the hit points are as before')
        await strikes(app, 'Gorbash', HEALS)
        await app.holds(async () => {
          const now = await numbersAt(app, 'Gorbash')
          return !now.includes(low) && now.some((value) => value > low && value <= 27)
        }, 'the hit points stay low')
      }),
    ],
  },
  {
    id: 'dream-diary',
    style: 'short',
    domain: 'diary',
    prompt: 'dream diary. write down last nites dream, give it tags + how vivid it was 1-5, search old dreams. dark pls',
    checks: [
      check('form', 'a dream is in the diary', async (app) => {
        await enters(app, DREAM, dreams('Flying over Porto', 'Flying over Porto on an umbrella'), DREAMS)
        await app.lists(/flying over porto/i, DREAM)
      }),
      check('data', 'a dream has its tag', async (app) => {
        await tagsDream(app, 'Glass staircase', 'Glass staircase without an end', 'zeppelin')
        await app.lists(/glass staircase/i, DREAM)
        await app.try(
          () => app.entrySays(/glass staircase/i, /zeppelin/i),
          async () => {
            const [item] = (await app.items(1)).filter(({ text }) => /glass staircase/i.test(text))
            await app.open(item.title)
            await app.sees(/zeppelin/i)
          },
        )
      }),
      check('data', 'it is told how vivid a dream was', async (app) => {
        const values = dreams('Library of sand', 'Library of sand by the sea', { vivid: String(VIVID) })
        await app.try(
          () => enters(app, DREAM, values, DREAMS),
          async () => {
            await app.closeDialogs()
            const [, plain] = dreams('Library of sand', 'Library of sand by the sea')
            const place = await app.placeFor(DREAM, plain, DREAMS.by)
            app.expect(place.form, 'there is no form')
            await app.fillIn(place.fields, plain)
            const stars = await app.find('named', new RegExp(`^\\W*${VIVID}\\b|${VIVID} (stars?|of|/)`, 'i'), {
              root: place.form,
            })
            const marks = await app.find('named', /^[★☆⭐]$/u, { root: place.form })
            const mark = stars[0] ?? marks[VIVID - 1]
            app.expect(mark, 'it is not asked how vivid it was')
            await app.click(mark)
            await app.send(place.form, DREAMS.by)
          },
        )
        await app.lists(/library of sand/i, DREAM)
        await app.rated(/library of sand/i, VIVID)
      }),
      check('search', 'old dreams are found', async (app) => {
        await enters(app, DREAM, dreams('Walking whales', 'Walking whales in the market'), DREAMS)
        await enters(app, DREAM, dreams('Singing ladder', 'Singing ladder at school'), DREAMS)
        await app.lists(/walking whales/i, DREAM)
        await app.lists(/singing ladder/i, DREAM)
        await app.search('whales')
        await app.gone(/singing ladder/i)
        await app.sees(/walking whales/i)
      }),
      check('theme', 'it is dark', claim.isDark()),
      check('persistence', 'dreams survive a reload', async (app) => {
        await enters(app, DREAM, dreams('Paper volcano', 'Paper volcano in the garden'), DREAMS)
        await app.lists(/paper volcano/i, DREAM)
        await app.reload()
        await app.lists(/paper volcano/i, DREAM)
      }),
    ],
  },
  {
    id: 'dice-roller',
    style: 'short',
    domain: 'tool',
    prompt: 'dice roller for rpg nights, d4 d6 d8 d10 d12 d20, how many dice + a modifier, shows the sum and the last rolls',
    checks: [
      check('tool', 'all six dice can be chosen', async (app) => {
        for (const sides of DICE)
          await app.wait(async () => {
            if (await app.first('named', die(sides))) return true
            return app.page.evaluate(
              (source) =>
                [...document.querySelectorAll('select')].some((select) =>
                  [...select.options].some((option) => new RegExp(source, 'i').test(option.text)),
                ),
              die(sides).source,
            )
          }, `there is no d${sides}`)
      }),
      check('tool', 'the modifier is added', async (app) => {
        await rolls(app, 4, { modifier: 30 })
        await comesTo(app, 31, 34)
      }),
      check('tool', 'several dice are added up', async (app) => {
        await rolls(app, 4, { count: 5, modifier: 40 })
        await comesTo(app, 45, 60)
      }),
      check('tool', 'a modifier may be taken off', async (app) => {
        await rolls(app, 4, { modifier: -30 })
        await app.holds(async () => {
          const text = [await app.text(), ...(await app.look('outputs'))].join('\n')
          return /[-−–]\s?2[6-9](?!\d)/.test(text)
        }, 'no such sum is shown')
      }),
      check('data', 'the last rolls are shown', async (app) => {
        await rolls(app, 6, { modifier: 30 })
        await comesTo(app, 31, 36)
        await rolls(app, 6, { modifier: 60 })
        await comesTo(app, 61, 66)
        await app.scan(/history|rolls|log/i, () => comesTo(app, 31, 36))
      }),
      check('tool', 'rolls differ', async (app) => {
        const seen = new Set()
        for (let turn = 0; turn < 10 && seen.size < 2; turn += 1) {
          await rolls(app, 20, { modifier: 70 })
          for (const value of await between(app, 71, 90)) seen.add(value)
        }
        app.expect(seen.size >= 2, 'every roll gives the same')
      }),
    ],
  },
]
