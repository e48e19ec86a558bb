import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'
import { enters, isToldApart, tells } from './lib/ways.mjs'

/** The next days from Tuesday to Saturday: studios are open then, and the calendar need not be turned far. */
const openDay = (turn) => {
  const days = Array.from({ length: 14 }, (_, offset) => offset + 1).filter(
    (offset) => ![0, 1].includes((new Date().getDay() + offset) % 7),
  )
  return day(days[turn - 1])
}

// Bread
const LOAF = /loaf|loaves|bread|bake|dough|feed|log|entry|entries/i
const LOAVES = { by: /loaf|bread|bake|dough|feed|log|entry/i }
const loaf = (flour, water, notes = 'Dense crumb, good ear') => ({
  flour,
  water,
  'starter?': '90',
  'notes?': notes,
  'date?': day(-1),
})
const percent = (whole) => new RegExp(`(?<![\\d.,])${whole}([.,]\\d+)?(?![\\d])`)

// Babysitter
const SITTING = /sitting|babysit|session|shift|hours|visit|evening|entry|entries/i
const SITTINGS = { by: /sitting|babysit|session|shift|hours|visit|evening|entry|log/i }

/** Hours at a rate, which is asked each time or set once. */
const sits = (app, hours, rate) =>
  app.try(
    ...['rate', 'per hour', 'hourly'].map((key) => async () => {
      await app.closeDialogs()
      await app.add(SITTING, { hours, [key]: rate, 'date?': day(-2) }, SITTINGS)
    }),
    async () => {
      await app.closeDialogs()
      await app.scan(/settings?|rate/i, () => app.fill(/rate|per hour|hourly/i, rate))
      await app.page.keyboard.press('Tab')
      await app.add(SITTING, { hours, 'date?': day(-2) }, SITTINGS)
    },
  )
const OPEN = /owe|open|unpaid|outstanding|total|due|to pay/i

/** What is open at the beginning, where sample data may stand. */
async function open(app) {
  await app.ready()
  return [0, ...(await app.look('figures', OPEN))]
}
const isOpen = (app, before, amount) =>
  app.scan(undefined, () =>
    app.wait(
      async () => {
        const text = await app.text()
        return before.some((value) => number(value + amount).test(text))
      },
      `${amount} is not told as open`,
      Math.min(app.limit, 1_000),
    ),
  )

// Tacos
const MENU = /menu|order|tacos|food/i
const PLACES = /where|find us|location|stops|park|schedule|week|visit/i
const WEEKDAY = /\b(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(day|\b)/gi

// Boxes
const BOX = /\bbox(es)?\b|crate|inventory/i
const BOXES = { by: /\bbox\b|crate/i }
const boxes =
  (room = 'Kitchen', rest = {}) =>
  (contents) =>
    ['contents', 'what', 'inside', 'items'].map((key) => ({
      [key]: contents,
      room,
      'number?': '27',
      ...rest,
    }))

// Tattoos
const BOOKING = /booking|appointment|reserv|session|calend[ae]r/i
const BOOKINGS = { by: /book|appointment|reserv|session/i }
const tattoos =
  (date, time = '14:00') =>
  (name) =>
    ['client', 'name'].map((key) => ({ [key]: name, 'artist?': '', date, 'time?': time }))
const inks = (app, name, date) => enters(app, BOOKING, tattoos(date)(name), BOOKINGS)

export default [
  {
    id: 'sourdough-log',
    style: 'short',
    domain: 'baking',
    prompt:
      'sourdough log.. date, flour g, water g, starter g, notes how it came out. work out the hydration % = water / flour x 100',
    checks: [
      check(
        'form',
        'a bread is in the log',
        claim.adds(LOAF, loaf('483', '337'), { shows: number(483), ...LOAVES }),
      ),
      check('data', 'the hydration is worked out', async (app) => {
        await app.add(LOAF, loaf('480', '336'), LOAVES)
        await app.lists(number(480), LOAF)
        await tells(app, number(480), percent(70))
      }),
      check('data', 'a wetter dough has a higher hydration', async (app) => {
        await app.add(LOAF, loaf('450', '387'), LOAVES)
        await app.lists(number(450), LOAF)
        await tells(app, number(450), percent(86))
      }),
      check('data', 'the notes stand with the bread', async (app) => {
        const { 'notes?': notes, ...rest } = loaf('512', '333', 'Burnt on the left side')
        await app.add(LOAF, { ...rest, notes }, LOAVES)
        await app.lists(number(512), LOAF)
        await tells(app, number(512), /burnt on the left/i)
      }),
      check('form', 'an empty entry is refused', claim.refusesEmpty(LOAF, LOAVES)),
      check(
        'persistence',
        'breads survive a reload',
        claim.keeps(LOAF, loaf('627', '418'), { shows: number(627), ...LOAVES }),
      ),
    ],
  },
  {
    id: 'babysitter-pay',
    style: 'short',
    domain: 'childcare',
    prompt:
      'what do i owe the babysitter - date, hours, rate per hour, shows the amount each time, tick when paid, total still open on top',
    checks: [
      check('form', 'an evening is in the list', async (app) => {
        await sits(app, '9', '43')
        await app.lists(new RegExp(`${number(43).source}|${number(387).source}`), SITTING)
      }),
      check('data', 'the amount is worked out', async (app) => {
        await sits(app, '7', '46')
        await app.lists(number(322), SITTING)
      }),
      check('data', 'what is open is added up', async (app) => {
        const before = await open(app)
        await sits(app, '9', '43')
        await sits(app, '5', '43')
        await isOpen(app, before, 602)
      }),
      check('workflow', 'an evening is ticked as paid', async (app) => {
        await sits(app, '9', '43')
        await app.lists(number(387), SITTING)
        await app.tick(number(387), /paid|\bpay\b/i)
      }),
      check('workflow', 'what is paid is no longer open', async (app) => {
        const before = await open(app)
        await sits(app, '9', '43')
        await sits(app, '5', '43')
        await sits(app, '7', '43')
        await app.lists(number(387), SITTING)
        await app.tick(number(387), /paid|\bpay\b/i)
        await isOpen(app, before, 516)
      }),
      check('persistence', 'evenings survive a reload', async (app) => {
        await sits(app, '8', '47')
        await app.lists(number(376), SITTING)
        await app.reload()
        await app.lists(number(376), SITTING)
      }),
    ],
  },
  {
    id: 'taco-truck',
    style: 'short',
    domain: 'street food',
    prompt: 'site for my taco truck!! menu w prices, order ahead (cart, total, pickup time) n where we park which day',
    checks: [
      check('content', 'the menu has dishes with prices', async (app) => {
        await app.near(MENU)
        await app.items(3)
        const prices = await app.count(/[$€£]\s?\d+|\d+[.,]\d\d\b/)
        app.expect(prices >= 3, `${prices} prices are shown`)
      }),
      check('commerce', 'a dish goes into the cart', claim.goesIntoCart(MENU)),
      check('commerce', 'the total follows the quantity', claim.quantityChangesTotal(MENU)),
      check('form', 'the time of the pickup is asked', async (app) => {
        await app.near(MENU)
        await app.addToCart(0)
        await app.openCart()
        const time = /pick.?up|time|when|ready/i
        const isAsked = () =>
          app.wait(
            async () =>
              (await app.first('labelled', time)) ??
              (await app.look('groupOptions', time)).length > 0,
            'it is not asked',
          )
        await app.try(isAsked, async () => {
          await app.press(/check ?out|proceed|continue|next|order/i, { inside: 'main' })
          await isAsked()
        })
      }),
      check('commerce', 'an order is placed', claim.ordersByCheckout(MENU)),
      check('content', 'it is told where the truck parks on which day', async (app) => {
        await app.near(PLACES)
        const days = async () => {
          const names = (await app.text()).match(WEEKDAY) ?? []
          return new Set(names.map((name) => name.slice(0, 3).toLowerCase())).size >= 3
        }
        await app.scan(PLACES, () => app.wait(days, 'no days are named', 800))
        await app.sees(/street|square|market|park|plaza|\bst\b|road|avenue|ave\b|station|corner|lot|brewery|campus|beach|harbou?r/i)
      }),
    ],
  },
  {
    id: 'moving-boxes',
    style: 'short',
    domain: 'moving house',
    prompt:
      'moving house!! number each box, which room, whats in it, fragile or not.. search kettle n it tells me the box. cross off when unpacked',
    checks: [
      check('form', 'a box is in the list', async (app) => {
        await enters(app, BOX, boxes()('Fondue set and candles'), BOXES)
        await app.lists('Fondue set and candles', BOX)
      }),
      check('data', 'the room stands with the box', async (app) => {
        await enters(app, BOX, boxes('Bedroom')('Woollen blankets'), BOXES)
        await app.lists('Woollen blankets', BOX)
        await tells(app, 'Woollen blankets', /bedroom/i)
      }),
      check('search', 'a box is found by what is in it', async (app) => {
        await enters(app, BOX, boxes()('Copper kettle and teapot'), BOXES)
        await enters(app, BOX, boxes('Bedroom')('Woollen blankets'), BOXES)
        await app.lists('Copper kettle', BOX)
        await app.lists('Woollen blankets', BOX)
        await app.search('kettle')
        await app.gone('Woollen blankets')
        await app.sees('Copper kettle')
      }),
      check(
        'data',
        'one sees which boxes are fragile',
        isToldApart(BOX, boxes(), ['Wine glasses', 'Baking trays'], /fragile/i, BOXES),
      ),
      check('workflow', 'a box is crossed off', async (app) => {
        await enters(app, BOX, boxes()('Garden gloves'), BOXES)
        await app.lists('Garden gloves', BOX)
        await app.tick('Garden gloves', /unpack|done|cross/i)
      }),
      check('persistence', 'boxes survive a reload', async (app) => {
        await enters(app, BOX, boxes()('Board games and dice'), BOXES)
        await app.lists('Board games and dice', BOX)
        await app.reload()
        await app.lists('Board games and dice', BOX)
      }),
    ],
  },
  {
    id: 'tattoo-studio',
    style: 'short',
    domain: 'tattoo studio',
    prompt:
      'booking calender for our tattoo studio, 3 artists. client, artist, date + time, deposit paid? no 2 clients w the same artist at the same time',
    checks: [
      check('booking', 'an appointment is among the others', async (app) => {
        await inks(app, 'Ines Falk', openDay(1))
        await app.lists('Ines Falk', BOOKING)
      }),
      check('data', 'there are three artists to choose from', async (app) => {
        const artists = await app.optionsWhenAdding(BOOKING, /artist/i)
        const real = artists.filter((one) => !/^(all|any|select|choose|no)\b|^[-–—]/i.test(one))
        app.expect(real.length === 3, `${real.length} artists can be chosen`)
      }),
      check('content', 'there is a calendar', async (app) => {
        await app.near(/calend[ae]r|schedule|week|month/i)
        const isWeek = async () => {
          const names = (await app.text()).match(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/gi) ?? []
          return new Set(names.map((name) => name.slice(0, 3).toLowerCase())).size >= 5
        }
        await app.try(
          () => app.calendar(),
          () => app.wait(isWeek, 'neither a month nor a week is shown'),
        )
      }),
      check('booking', 'an artist is not booked twice at a time', async (app) => {
        await inks(app, 'Ines Falk', openDay(1))
        await app.lists('Ines Falk', BOOKING)
        await app.try(() => inks(app, 'Otto Brand', openDay(1)))
        await app.lists('Ines Falk', BOOKING)
        app.expect(!(await app.shows('Otto Brand')), 'the artist is booked twice')
        // Another day is free.
        await app.closeDialogs()
        await inks(app, 'Mila Torres', openDay(2))
        await app.lists('Mila Torres', BOOKING)
      }),
      check(
        'data',
        'one sees whether the deposit is paid',
        isToldApart(
          BOOKING,
          (name) => tattoos(openDay(1), name === 'Ines Falk' ? '11:00' : '16:00')(name),
          ['Ines Falk', 'Otto Brand'],
          /deposit|paid/i,
          BOOKINGS,
        ),
      ),
      check('form', 'a booking with nothing in it is refused', claim.refusesEmpty(BOOKING, BOOKINGS)),
      check('persistence', 'appointments survive a reload', async (app) => {
        await inks(app, 'Juna Weiss', openDay(1))
        await app.lists('Juna Weiss', BOOKING)
        await app.reload()
        await app.lists('Juna Weiss', BOOKING)
      }),
    ],
  },
]
