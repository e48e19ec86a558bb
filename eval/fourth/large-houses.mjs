import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'
import { calculatesBeside, enters, read, tells } from './lib/ways.mjs'

const PERSON = { 'name?': 'Dana Hill', 'email?': 'dana@example.org', 'phone?': '555 0107' }

/** What was sent is answered, or stands in a list. */
const isTaken = (app, text, thing) =>
  app.try(
    () => app.confirms(/thank|confirm|received|booked|reserved|success|sent|placed|submitted/i),
    () => app.lists(text, thing),
  )

// Observatory
const OBJECTS = /catalog|objects|celestial|sky/i
const EVENINGS = /evening|events?\b|observing|nights?|tickets?|book|visit/i
async function booksEvening(app) {
  await app.near(EVENINGS)
  await enters(
    app,
    /book|reserv|ticket|evening/i,
    [{ name: 'Dana Hill', 'email?': 'dana@example.org', 'places?': '2' }, { places: '2' }],
    { by: /book|reserve|ticket/i },
  )
}

/** Some entry shows a number that is by one to three lower than before. */
async function somePlacesLess(app, before) {
  await app.wait(async () => {
    const now = await app.items(1)
    return before.some(({ title, text }) => {
      const same = now.filter((item) => item.title === title)
      return same.some((item) => {
        const [old, fresh] = [text, item.text].map((one) => (one.match(/\d+/g) ?? []).map(Number))
        return old.some((value, at) => fresh[at] < value && value - fresh[at] <= 3)
      })
    })
  }, 'no number of places has gone down')
}

// Costumes
const COSTUMES = /costumes?|catalog|browse|wardrobe|shop|hire/i
const BASKET = /total|sum\b|cost/i

/** The basket with one costume in it. */
async function withCostume(app) {
  await app.near(COSTUMES)
  await app.addToCart(0)
  await app.openCart()
}

/** The basket's form that is sent at last; the way there may need a press. */
async function requestForm(app) {
  const look = async () => {
    for (const form of await app.find('forms'))
      if ((await app.find('labelled', /e-?mail/i, form)).length > 0) return form
    return undefined
  }
  return app.try(
    () => app.wait(look, 'no e-mail address is asked', 800),
    async () => {
      await app.press(/check ?out|proceed|continue|request|hire|next|order/i, { inside: 'main' })
      return app.wait(look, 'no e-mail address is asked')
    },
  )
}

// Marina
const BOAT = /\bboats?\b|vessel|yacht|register/i
const BOATS = { by: /boat|vessel|yacht/i }
const boat = (name, length = '11', owner = 'Greta Lind') => ({ name, length, owner })
const FEE = /fees?|calculat|price|cost|mooring/i

async function feeIs(app, length, nights, fee) {
  await app.near(FEE)
  const calculates = () => calculatesBeside(app, /nights?/i, nights, [[/length|metres|meters/i, length]])
  await app.try(calculates, () => app.scan(/fee|calculator/i, calculates))
  await app.wait(async () => {
    return number(fee).test(await read(app))
  }, `it does not come to ${fee}`)
}

// Poems
const POEMS = /poems?|issues?|archive|browse|read|home/i
const SUBMISSION = /submi(t|ssion)|poem|send/i
const SUBMITS = { by: /submit|send|submission/i }
const poem = (title, text) => ({
  title,
  text,
  'email?': 'dana@example.org',
  'name?': 'Dana Hill',
  'author?': 'Dana Hill',
})
const DESK = /editor|desk|submissions|review|queue|inbox|manage/i
const VERSE = 'The kettle hums a winter tune'

// Translations
const QUOTE = /quote|price|calculat|estimate/i

/** The price for so many words, with other choices as they are. */
async function quotes(app, words) {
  const fill = () => app.calculate({ word: words, 'language?': '', 'from?': '', 'to?': '', 'speed?': '' })
  await app.near(QUOTE)
  await app.try(fill, () => app.scan(QUOTE, fill))
}

/** Amounts of money that stand there. */
async function amounts(app) {
  const found = (await read(app)).match(/[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(€|\$|£|eur|usd|gbp)\b|\d[\d.,]*\s?€/gi) ?? []
  return found.map((text) => text.replace(/\s/g, ''))
}

/** Stars in a form may be a list, radios or buttons. */
async function reviews(app, text) {
  const by = /review|submit|post|leave|write|send/i
  const person = { comment: text, 'name?': 'Dana Hill' }
  const place = await app.placeFor(/review|rating|testimonial/i, { ...person, 'rating?': '' }, by)
  app.expect(place.form, 'there is no form for a review')
  const rating = place.fields.get('rating?')
  place.fields.delete('rating?')
  await app.fillIn(place.fields, person)
  if (rating) {
    await app.try(
      () => app.fillIn(new Map([['rating', rating]]), { rating: '4' }),
      () => app.fillIn(new Map([['rating', rating]]), { rating: '' }),
    )
  } else {
    const stars = await app.find('named', /\b[1-5] stars?|star [1-5]|^[1-5]$|^[★☆⭐]/iu, {
      root: place.form,
    })
    if (stars.length > 0) await app.click(stars.at(-1))
  }
  await app.send(place.form, by)
}

const ORDER = /order|request|translation|job|project/i
const ORDERS = { by: /order|submit|send|place|request/i }
const order = (text) => ({ name: 'Dana Hill', 'email?': 'dana@example.org', text })
/** The name comes first where both are taken by one field: then only the text is asked. */
const places = (app, text) =>
  enters(
    app,
    ORDER,
    [order(text), { name: 'Dana Hill', 'email?': 'dana@example.org', message: text }, { text }],
    ORDERS,
  )

export default [
  {
    id: 'public-observatory',
    style: 'long',
    domain: 'astronomy',
    prompt:
      'Please implement a website for a public observatory to welcome visitors and share the night sky. The website should have functionalities for a catalogue of celestial objects, observing evenings, place booking and an observation log. Users should be able to search the catalogue by name, filter objects by type, open an object to read its constellation and distance, book places for an observing evening so that the number of free places goes down, and write an observation with date, object and notes into the log. Use dark slate blue as the background colour and khaki for components.',
    checks: [
      check('search', 'objects are found by name', claim.searchNarrows(OBJECTS)),
      check('filter', 'a type narrows the objects', claim.filterNarrows(/type|kind|categor/i, OBJECTS)),
      check('data', 'an object tells its constellation and distance', async (app) => {
        await app.near(OBJECTS)
        await app.items(1)
        await app.open()
        await app.sees(/constellation/i)
        await app.sees(/\d[\d.,]*\s*(million |billion |thousand )?(light.?years?|ly\b|km|au\b|parsecs?|pc\b|mly)|distance\D{0,40}\d/i)
      }),
      check('booking', 'places for an evening are booked', async (app) => {
        await booksEvening(app)
        await isTaken(app, 'Dana Hill', /book|reserv|evening/i)
      }),
      check('booking', 'the free places go down', async (app) => {
        await app.near(EVENINGS)
        const before = await app.items(1)
        await booksEvening(app)
        await app.closeDialogs()
        await app.try(
          () => somePlacesLess(app, before),
          async () => {
            await app.near(EVENINGS)
            await somePlacesLess(app, before)
          },
        )
      }),
      check('form', 'an observation is in the log', async (app) => {
        const rest = { 'date?': day(-1), 'object?': '', 'title?': 'Andromeda' }
        const text = 'Faint glow beside the roof'
        await enters(
          app,
          /observation|log/i,
          [
            { notes: text, ...rest },
            { description: text, ...rest },
          ],
          { by: /observation|log/i },
        )
        await app.lists(text, /observation|log/i)
      }),
      check('theme', 'the page is dark slate blue', claim.pageColour('darkslateblue')),
      check('theme', 'the components are khaki', claim.partColour('khaki')),
    ],
  },
  {
    id: 'costume-hire',
    style: 'long',
    domain: 'theatre',
    prompt:
      'Please implement a website for the costume store of a theatre to hire out costumes to amateur stages. The website should have functionalities for a costume catalogue, a hire basket and hire requests. Users should be able to filter costumes by era, sort costumes by price, open a costume to read its sizes, put costumes into the basket, change the number of weeks so that the total follows, and send the hire request with name and e-mail address; a request without an e-mail address must be refused. Use plum as the background colour and dark magenta for components.',
    checks: [
      check('filter', 'an era narrows the costumes', claim.filterNarrows(/era|period|epoch|century/i, COSTUMES)),
      check('sort', 'the costumes are sorted by price', claim.sorts(/price|cost|rate/i, COSTUMES)),
      check('data', 'a costume tells its sizes', async (app) => {
        await app.near(COSTUMES)
        await app.items(1)
        await app.open()
        await app.sees(/\bsizes?\b/i)
        const sizes = /\b(XS|S|M|L|XL|XXL)\b|\b(small|medium|large)\b|\b(3[2-9]|[45]\d)\b/
        await app.try(
          () => app.sees(sizes),
          async () => {
            const options = await app.optionsOf(/size/i)
            app.expect(options.length > 0, 'no sizes are told')
          },
        )
      }),
      check('commerce', 'a costume goes into the basket', claim.goesIntoCart(COSTUMES)),
      check('commerce', 'more weeks cost more', async (app) => {
        await withCostume(app)
        const before = await app.figure(BASKET)
        app.expect(before > 0, 'the basket has no total')
        await app.try(
          () => app.fill(/weeks?/i, '4'),
          async () => {
            for (let turn = 0; turn < 3; turn += 1)
              await app.press(/week.*(\+|more|increase|add)|(\+|more|increase|add).*week|^\W*\+\W*$/i, {
                inside: 'main',
              })
          },
        )
        await app.page.keyboard.press('Tab')
        await app.figureIs(BASKET, (value) => value > before * 1.5)
      }),
      check('form', 'a hire request is sent', async (app) => {
        await withCostume(app)
        await app.checkOut(PERSON)
        await app.confirms(/thank|confirm|received|sent|success|request (was |has been )?(placed|submitted)/i)
      }),
      check('form', 'a request without an e-mail address is refused', async (app) => {
        await withCostume(app)
        const form = await requestForm(app)
        const fields = await app.fieldsOf(form, { 'name?': 'Dana Hill' })
        await app.fillIn(fields, { 'name?': 'Dana Hill' })
        for (const field of await app.find('missing', form, true)) {
          const isMail = await field.evaluate((one) =>
            /e-?mail/i.test(`${one.type} ${window.looker.labels(one).join(' ')}`),
          )
          if (!isMail) await app.try(() => app.fillIn(new Map([['other', field]]), { other: '' }))
        }
        const [button] = await app.find('submitOf', form)
        if (button && (await button.evaluate((one) => one.disabled))) return
        const before = await app.text()
        if (button) await app.click(button)
        else await app.page.keyboard.press('Enter')
        await app.holds(async () => {
          const isThere = await form
            .evaluate((one) => one.isConnected && window.looker.visible(one))
            .catch(() => false)
          app.expect(isThere, 'the request was sent')
          if ((await app.refusal(form)).length > 0) return true
          const said = (await app.text()).split('\n').filter((line) => !before.includes(line))
          return said.some((line) => /e-?mail|required|please|missing|valid/i.test(line))
        }, 'nothing is said against it')
      }),
      check('theme', 'the page is plum and the components are dark magenta', async (app) => {
        await claim.pageColour('plum')(app)
        await claim.partColour('darkmagenta')(app)
      }),
    ],
  },
  {
    id: 'marina-berths',
    style: 'long',
    domain: 'boating',
    prompt:
      'Please implement a management web application for a small marina to keep track of its berths and boats. The application should have functionalities for a berth overview, a boat register, a fee calculator and statistics. Users should be able to add boats with name, length in metres and owner, search boats by name, set a berth to free, occupied or reserved, filter berths by status, calculate the mooring fee from the length of the boat and the number of nights at 2 euros per metre and night, and view the use of the berths in a chart. Use powder blue as the background colour and steel blue for components.',
    checks: [
      check('form', 'a boat is in the register', claim.adds(BOAT, boat('Sea Thistle'), BOATS)),
      check('data', 'length and owner stand with the boat', async (app) => {
        await app.add(BOAT, boat('Old Cormorant', '17', 'Wilma Quist'), BOATS)
        await app.lists('Old Cormorant', BOAT)
        await tells(app, 'Old Cormorant', /wilma quist/i)
        await tells(app, 'Old Cormorant', number(17))
      }),
      check('search', 'boats are found by name', async (app) => {
        await app.add(BOAT, boat('Old Cormorant'), BOATS)
        await app.add(BOAT, boat('Sea Thistle'), BOATS)
        await app.lists('Old Cormorant', BOAT)
        await app.lists('Sea Thistle', BOAT)
        await app.search('Thistle')
        await app.gone('Old Cormorant')
        await app.sees('Sea Thistle')
      }),
      check('workflow', 'a berth gets another status', async (app) => {
        const berths = /berths?|overview|moorings?/i
        await app.try(
          () => claim.changesStatus(berths, /reserved?/i)(app),
          () => claim.changesStatus(berths, /occup(y|ied)/i)(app),
        )
      }),
      check('filter', 'a status narrows the berths', claim.filterNarrows(/status|state/i, /berths?|overview|moorings?/i)),
      check('tool', 'the mooring fee is right', async (app) => {
        await feeIs(app, '9', '7', 126)
        await feeIs(app, '13', '6', 156)
      }),
      check('chart', 'the use of the berths is drawn', claim.draws(/chart|stat|dashboard|overview|report|occupancy/i)),
      check('theme', 'the page is powder blue and the components are steel blue', async (app) => {
        await claim.pageColour('powderblue')(app)
        await claim.partColour('steelblue')(app)
      }),
    ],
  },
  {
    id: 'poetry-magazine',
    style: 'long',
    domain: 'literature',
    prompt:
      "Please implement a website for an online poetry magazine to publish poems and receive submissions. The website should have functionalities for poem pages, favourites, submissions and an editors' desk. Readers should be able to search poems by title, open a poem to read it, and mark poems as favourites that they find on a page of their own. Poets should be able to submit a poem with title, text and e-mail address; a submission without a text should not be accepted. Editors should be able to see the submissions and accept or decline them. Use peach puff as the background colour and dark olive green for components.",
    checks: [
      check('search', 'poems are found by title', claim.searchNarrows(POEMS)),
      check('content', 'a poem can be read', async (app) => {
        await app.near(/poems?|issues?|archive|browse|read/i)
        await app.items(1)
        await app.open()
        await app.holds(async () => {
          const words = await app.page.evaluate(() => {
            const stage = window.looker.stage()
            const area = stage === document.body ? (document.querySelector('main') ?? stage) : stage
            const texts = [...area.querySelectorAll('p, pre, blockquote, div, article, section')]
              .filter((one) => window.looker.visible(one) && !one.querySelector('article, li, nav, form, button, h1, h2, h3'))
              .map((one) => window.looker.text(one).split(/\s+/).length)
            return Math.max(0, ...texts)
          })
          return words >= 12
        }, 'there is no text of a poem')
      }),
      check('social', 'a favourite is on the page of favourites', claim.saves(/poems?|archive|browse|read|issues?/i, /favou?rites?|saved|my poems|bookmarks/i)),
      check('form', 'a submission is received', async (app) => {
        await app.near(/submit|submission/i)
        await app.add(SUBMISSION, poem('Winter tune', VERSE), SUBMITS)
        await isTaken(app, 'Winter tune', /submission|desk|editor/i)
      }),
      check('form', 'a submission without a text is refused', async (app) => {
        await app.near(/submit|submission/i)
        const place = await app.placeFor(SUBMISSION, poem('Empty page', VERSE), SUBMITS.by)
        app.expect(place.form, 'there is no form')
        const values = { ...poem('Empty page', ''), 'email?': 'dana@example.org' }
        const text = place.fields.get('text')
        place.fields.delete('text')
        await app.fillIn(place.fields, values)
        for (const field of await app.find('missing', place.form, false)) {
          const isText = await field.evaluate((one, other) => one === other, text)
          if (!isText) await app.try(() => app.fillIn(new Map([['other', field]]), { other: '' }))
        }
        const [button] = await app.find('submitOf', place.form, SUBMITS.by)
        if (button && (await button.evaluate((one) => one.disabled))) return
        const before = await app.text()
        if (button) await app.click(button)
        else await app.page.keyboard.press('Enter')
        await app.holds(async () => {
          const isThere = await place.form
            .evaluate((one) => one.isConnected && window.looker.visible(one))
            .catch(() => false)
          app.expect(isThere, 'the submission was taken')
          if ((await app.refusal(place.form)).length > 0) return true
          const said = (await app.text()).split('\n').filter((line) => !before.includes(line))
          return said.some((line) => /required|please|missing|must|empty|enter|write|without/i.test(line))
        }, 'nothing is said against it')
      }),
      check('workflow', 'the editors accept a submission', async (app) => {
        await app.near(/submit|submission/i)
        await app.add(SUBMISSION, poem('Winter tune', VERSE), SUBMITS)
        await app.closeDialogs()
        await app.near(DESK)
        await app.lists('Winter tune', DESK)
        const says = /accepted/i
        const before = says.test(await app.entry('Winter tune'))
        app.expect(!before, 'it is accepted from the beginning')
        await app.try(
          async () => {
            await app.act('Winter tune', /^\W*accept/i)
            await app.agree()
            await app.closeDialogs()
            await app.lists('Winter tune', DESK)
            await app.entrySays('Winter tune', says)
          },
          async () => {
            await app.closeDialogs()
            await app.move('Winter tune', says)
          },
        )
      }),
      check('theme', 'the page is peach puff', claim.pageColour('peachpuff')),
      check('theme', 'the components are dark olive green', claim.partColour('darkolivegreen')),
    ],
  },
  {
    id: 'translation-agency',
    style: 'long',
    domain: 'translation',
    prompt:
      'Please implement a website for a translation agency to present its translators and win customers. The website should have functionalities for a price calculator, orders, translator profiles, customer reviews and frequently asked questions. Users should be able to calculate a price from the number of words and the delivery speed, place an order with name, e-mail address and the text to be translated, see their order in a list with its status, filter translators by language, write a review with a star rating, and read the answers to frequent questions. Use pale green as the background colour and sea green for components.',
    checks: [
      check('tool', 'more words cost more', async (app) => {
        await quotes(app, '500')
        await app.holds(async () => (await amounts(app)).length > 0, 'no price is told')
        const few = await amounts(app)
        await quotes(app, '5000')
        await app.holds(async () => {
          const parse = (text) => Number(text.replace(/[^\d.,]/g, '').replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.'))
          const [old, now] = [few, await amounts(app)].map((list) => Math.max(0, ...list.map(parse)))
          return now > old * 1.5
        }, 'the price does not follow the words')
      }),
      check('tool', 'another speed has another price', async (app) => {
        await quotes(app, '1000')
        await app.holds(async () => (await amounts(app)).length > 0, 'no price is told')
        const before = (await amounts(app)).join()
        const speed = /speed|delivery|urgency|turnaround|express/i
        const differs = () =>
          app.holds(async () => (await amounts(app)).join() !== before, 'the price is as before')
        const options = await app.optionsOf(speed)
        const ways = options
          .filter((one) => !/^(select|choose)/i.test(one))
          .slice(0, 4)
          .map((one) => async () => {
            await app.try(
              () => app.fill(speed, one),
              () => app.pick(one),
            )
            await app.calculate({})
            await differs()
          })
        await app.try(...ways, async () => {
          await app.pick(/express|urgent|rush|fast|standard/i)
          await app.calculate({})
          await differs()
        })
      }),
      check('form', 'an order is placed', async (app) => {
        await app.near(/order|translate|request/i)
        await places(app, 'Instructions for a tumble dryer')
        await isTaken(app, /dana hill|tumble dryer/i, ORDER)
      }),
      check('data', 'an order is listed with its status', async (app) => {
        await app.near(/order|translate|request/i)
        await places(app, 'Instructions for a tumble dryer')
        await app.closeDialogs()
        const state = /status|pending|received|in progress|new\b|open\b|processing|placed|submitted|waiting|ordered|queued/i
        await app.lists(/dana hill|tumble dryer/i, /order/i)
        await app.try(
          () => app.entrySays(/dana hill|tumble dryer/i, state),
          async () => {
            await app.open(/dana hill|tumble dryer/i)
            await app.sees(state)
          },
        )
      }),
      check('filter', 'a language narrows the translators', claim.filterNarrows(/language/i, /translators?|team|people/i)),
      check('social', 'a review stands among the others', async (app) => {
        const text = 'Fast and careful with our contracts'
        await app.near(/reviews?|testimonials?|customers/i)
        await reviews(app, text)
        await app.lists(text, /review|testimonial/i)
      }),
      check('content', 'a question is answered', claim.answersQuestion()),
      check('theme', 'the page is pale green and the components are sea green', async (app) => {
        await claim.pageColour('palegreen')(app)
        await claim.partColour('seagreen')(app)
      }),
    ],
  },
]
