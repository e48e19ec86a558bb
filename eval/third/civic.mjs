import { check, day, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

const PERSON = {
  'name?': 'Dana Hill',
  'email?': 'dana@example.org',
  'phone?': '555 0107',
}
const DONE =
  /thank|confirmed|\bbooked|reserved|success|see you|registered|welcome|(order|booking|reference|ticket) (no\b|number|code|id\b|#)/i

/** As `add`, but fields for hours get an end that is later than the beginning. */
async function enters(app, thing, values, by) {
  await app.closeDialogs()
  const place = await app.placeFor(thing, values, by)
  app.expect(place.form, 'there is no form')
  for (const [key, field] of place.fields) {
    const isChoice = await field.evaluate((one) => one.matches('select, [type="radio"]'))
    const isDate = /^\d{4}-\d\d-\d\d$/.test(values[key])
    // Some let one choose among a few dates.
    await app.fillIn(new Map([[key, field]]), { [key]: isChoice && isDate ? '' : values[key] })
  }
  for (const field of await app.find('fields', place.form)) {
    const { kind, label } = await field.evaluate((one) => ({
      kind: one.type,
      label: window.looker.labels(one).join(' '),
    }))
    const isEnd = /\bend|until|\bto\b|finish/i.test(label)
    if (kind === 'time') await app.try(() => field.fill(isEnd ? '16:00' : '14:00'))
  }
  await app.send(place.form, by)
}

/** What was sent is confirmed, or stands somewhere. */
const isTaken = (app, text, thing) =>
  app.try(
    () => app.confirms(DONE),
    () => app.lists(text, thing),
  )

const AMOUNT = /[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?([$€£]|(EUR|USD|GBP)\b)/g

/** The sums of money on the page, one after the other. */
const amounts = async (app) => ((await app.text()).match(AMOUNT) ?? []).join(' ')

/** To where one says how many adults come. */
async function openTickets(app) {
  await app.near(/tickets?|admission|visit/i)
  const isThere = () =>
    app.wait(
      async () =>
        (await app.hasField(/adult/i)) || (await app.first('named', /adult/i, { where: 'main' })),
      'nobody asks for adults',
      900,
    )
  await app.try(isThere, async () => {
    await app.press(/buy|book|get|tickets?/i, { inside: 'main' })
    await isThere()
  })
}

/** So many adults: in a field, or by pressing "+" so often. */
async function adults(app, count) {
  if (await app.hasField(/adult/i)) {
    await app.fill(/adult/i, String(count))
    await app.page.keyboard.press('Tab')
    return
  }
  for (let turn = 0; turn < count; turn += 1)
    await app.press(/(add|more|increase|plus|\+).*adult|adult.*(add|more|increase|plus|\+)/i)
}

const TOUR = /tour/i

const DONOR = /donor|regist|join|sign ?up/i
const APPOINTMENT = /appointment|book|donat|slot/i

const registersDonor = (app) =>
  enters(
    app,
    DONOR,
    {
      name: 'Nora Quill',
      'date of birth?': '1990-04-12',
      'blood group?': '',
      'email?': 'nora@example.org',
      'phone?': '555 0161',
      'password?': 'Sturdy-oak-42',
    },
    /register|join|sign up|become|create|save/i,
  )

async function booksDonation(app, date) {
  await app.near(/appointment|book/i)
  await enters(
    app,
    APPOINTMENT,
    {
      date,
      'site?': '',
      'time?': '',
      'name?': 'Nora Quill',
      'email?': 'nora@example.org',
      'phone?': '555 0161',
    },
    /book|reserve|schedule|confirm/i,
  )
}

/** Words of the entries, those at the end first, that stand in some entries only. */
function dividingWords(items) {
  const words = items.slice(0, 4).flatMap(({ text }) => (text.match(/\p{Lu}\p{L}{3,}/gu) ?? []).reverse())
  return [...new Set(words)].filter((word) => {
    const holders = items.filter(({ text }) => text.includes(word)).length
    return holders > 0 && holders < items.length
  })
}

/** Entries can be narrowed by a list of values, or by what one writes. */
const findsBy = (label, page) => async (app) => {
  await app.near(page)
  await app.try(
    () => app.filterNarrows(label),
    async () => {
      const items = await app.items(2)
      const field =
        (await app.first('labelled', label, undefined, { search: true })) ??
        (await app.wait(() => app.searchField(), 'there is nothing to search with'))
      for (const word of dividingWords(items).slice(0, 10)) {
        await field.fill(word)
        await field.press('Enter')
        const narrowed = async () => {
          const shown = await app.shownOf(items)
          return shown.length > 0 && shown.length < items.length
        }
        if (await app.try(() => app.wait(narrowed, '', 500))) return
      }
      throw new Error('nothing narrows them')
    },
  )
}

const VERDICT =
  /eligible|\byou (may|can|could|cannot|can.?t|should|must|are (not )?(able|allowed|ready|fit))\b|sorry|unfortunately|good to go|please (wait|talk|ask|speak|contact)|(not )?suitable/i

const MEMBER = /member|firefighter|person|people|crew/i
const CALL_OUT = /call-?\s?outs?|incident|alarm|log/i

async function logsCallOut(app, place, type) {
  await app.add(
    CALL_OUT,
    { location: place, 'type?': type ?? '', 'date?': day(0), 'time?': '' },
    { by: /log|add|record|save|new|report/i },
  )
  await app.lists(place, CALL_OUT)
}

const LESSON = /lesson|driv|book|appointment/i

const booksLesson = (app, date) =>
  enters(
    app,
    LESSON,
    {
      date,
      'instructor?': '',
      'time?': '',
      'name?': 'Robin Vale',
      'email?': 'robin.vale@example.org',
      'phone?': '555 0129',
    },
    /book|reserve|schedule|confirm/i,
  )

/** A review with stars, which may be a list, radios or buttons. */
async function reviews(app, text) {
  const place = await app.placeFor(
    /review|rating|feedback/i,
    { comment: text, 'rating?': '', 'name?': 'Robin Vale' },
    /review|submit|post|leave|write|send/i,
  )
  app.expect(place.form, 'there is no form for a review')
  await app.fillIn(
    new Map([...place.fields].filter(([key]) => key !== 'rating?')),
    { comment: text, 'name?': 'Robin Vale' },
  )
  if (place.fields.has('rating?')) {
    const field = place.fields.get('rating?')
    await app.try(
      () => app.fillIn(new Map([['rating', field]]), { rating: '5' }),
      () => app.fillIn(new Map([['rating', field]]), { rating: '' }),
    )
  } else {
    const stars = await app.find('named', /\b[1-5] stars?|star [1-5]|^[1-5]$|^[★☆⭐]/iu, {
      root: place.form,
    })
    if (stars.length > 0) await app.click(stars.at(-1))
  }
  await app.send(place.form, /review|submit|post|leave|write|send/i)
}

const RIDE = /ride|trip|lift/i
const OFFER = /offer|add|create|post|publish|new/i

async function offers(app, to, price = '4.50') {
  await app.near(/offer|post|publish/i)
  await enters(
    app,
    RIDE,
    { from: 'Aldbury', to, date: day(5), seats: '3', price, 'time?': '' },
    OFFER,
  )
}

/** Rides to a place: by the search, or by a form that asks for the destination. */
async function searchesRides(app, to) {
  const answers = async () => {
    await app.wait(() => app.shows(to), 'the ride is not found', 1_000)
  }
  await app.try(
    async () => {
      const fields = await app.find('labelled', /^\W*to\b|destination|where to|going to/i, undefined, {
        search: true,
      })
      const loose = []
      for (const field of fields) {
        const offersRide = await field.evaluate((one) => {
          const form = one.closest('form')
          const submit = form && window.looker.submitOf(form)
          return Boolean(submit && !/search|find|filter|show|apply|go/i.test(window.looker.name(submit)))
        })
        if (!offersRide) loose.push(field)
      }
      app.expect(loose.length > 0, 'there is no field for the destination')
      await app.fillIn(new Map([['to', loose[0]]]), { to })
      await loose[0].press('Enter')
      const button = await app.first('named', /^\W*(search|find|filter|show|apply|go)\b/i, {
        where: 'main',
      })
      if (button && (await button.evaluate((one) => one.matches('button, input'))))
        await app.click(button)
      await answers()
    },
    async () => {
      await app.search(to)
      await answers()
    },
  )
}

/** How many seats are told of on the page, all in all. */
async function seatCount(app) {
  const text = await app.text()
  const told = text.matchAll(
    /(\d+)\s*(?:of \d+ )?(?:free |available |open |empty |remaining )?(?:seats?|places|spots)|(?:seats?|places|spots)[^\d\n]{0,20}\n?\s*(\d+)/gi,
  )
  return [...told].reduce((sum, match) => sum + Number(match[1] ?? match[2]), 0)
}

const RIDES = /find|search|rides|browse|home/i

export default [
  {
    id: 'maritime-museum',
    style: 'long',
    domain: 'museum',
    prompt:
      'Please implement a website for a maritime museum to inform visitors and sell tickets. The website should have functionalities for exhibitions, ticket sales, guided tours and a collection search. Users should be able to browse current and upcoming exhibitions, buy tickets for a date by choosing the number of adults and children, see the total price before they pay, book a guided tour, search the objects of the collection, open an object to read more about it, and subscribe to the newsletter. Use alice blue as the background colour and navy for components.',
    checks: [
      check('navigation', 'exhibitions are listed', claim.visitsList(/exhibitions?/i, 2)),
      check('commerce', 'tickets are bought for a date', async (app) => {
        await openTickets(app)
        if (!(await app.hasField(/adult/i))) await adults(app, 2)
        const by = /buy|book|ticket|pay|order|continue|check ?out|next|add/i
        await enters(
          app,
          /ticket|admission|visit/i,
          { date: day(6), 'adults?': '2', 'children?': '1', ...PERSON },
          by,
        )
        await app.try(
          () => app.confirms(DONE),
          async () => {
            await app.checkOut(PERSON)
            await app.confirms(DONE)
          },
          () => app.lists(shownDate(day(6)), /tickets?|booking|order/i),
        )
      }),
      check('tool', 'the total follows the number of visitors', async (app) => {
        await openTickets(app)
        await adults(app, 1)
        const before = await app.wait(() => amounts(app), 'no price is told')
        await adults(app, 4)
        await app.holds(async () => (await amounts(app)) !== before, 'the total is as before')
      }),
      check('booking', 'a guided tour is booked', async (app) => {
        await app.near(TOUR)
        await enters(
          app,
          TOUR,
          {
            name: 'Dana Hill',
            'email?': 'dana@example.org',
            'tour?': '',
            'date?': day(8),
            'people?': '4',
          },
          /book|reserve|request/i,
        )
        await isTaken(app, 'Dana Hill', TOUR)
      }),
      check(
        'search',
        'objects of the collection are found',
        claim.searchNarrows(/collection|objects/i, { strict: true }),
      ),
      check('data', 'an object tells more', claim.opensDetails(/collection|objects/i)),
      check('form', 'one can subscribe to the newsletter', async (app) => {
        await app.add(
          /subscri|newsletter/i,
          { email: 'dana@example.org' },
          { by: /subscribe|sign up|join/i },
        )
        await app.confirms(/thank|subscribed|welcome|signed up|check your|success|added/i)
      }),
      check('theme', 'the page is alice blue', claim.pageColour('aliceblue')),
    ],
  },
  {
    id: 'blood-donors',
    style: 'long',
    domain: 'health service',
    prompt:
      'Please implement a web application for a blood donation service to win new donors and organise their visits. The application should have functionalities for donor registration, an eligibility check, appointments and stock levels. Users should be able to register as a donor with name, date of birth and blood group, answer a short questionnaire that tells them whether they may donate, find donation sites by city, book an appointment at a site, cancel an appointment, and view the current stock of each blood group as a chart. Use seashell as the background colour and crimson for components.',
    checks: [
      check('form', 'one can register as a donor', async (app) => {
        await registersDonor(app)
        await isTaken(app, 'Nora Quill', /donor|profile|account/i)
      }),
      check('data', 'all blood groups can be chosen', async (app) => {
        const groups = await app.optionsWhenAdding(DONOR, /blood|group/i)
        const real = groups.filter((one) => /^\W*(a|b|ab|o|0)\s?(rh)?(d)?\s?([-+−–]|pos|neg)/i.test(one))
        app.expect(real.length >= 8, `${real.length} blood groups can be chosen`)
      }),
      check('tool', 'the questionnaire tells whether one may donate', async (app) => {
        await app.signUpIfAsked()
        await app.near(/eligib|check|questionnaire|quiz|can i|who can/i)
        const questions = async () => [
          ...(await app.find('answers')),
          ...(await app.find('fields', (await app.page.$('main')) ?? (await app.page.$('body')))),
        ]
        if ((await questions()).length === 0)
          await app.press(/^\W*(start|begin|take|check|answer|am i|can i)/i, { inside: 'main' })
        const before = new Set((await app.text()).split('\n'))
        const isTold = async () =>
          (await app.text())
            .split('\n')
            .some((line) => !before.has(line) && !/\?\s*$/.test(line) && VERDICT.test(line))
        let asked = 0
        for (let turn = 0; turn < 15; turn += 1) {
          if ((await questions()).length > 0) asked += 1
          const state = await app.look('state')
          await app.answerAll()
          // Another form of the page may have been filled instead.
          const [answer] = (await app.look('state')) === state ? await app.find('answers') : []
          if (answer) await app.try(() => app.click(answer))
          const on = await app.first(
            'named',
            /^\W*(next|continue|check|submit|finish|done|see|show|find out|result|calculate|am i|can i|start|begin|take)/i,
            { where: 'main' },
          )
          if (on) await app.click(on)
          if (asked > 0 && (await app.try(() => app.wait(isTold, '', 500)))) return
        }
        throw new Error(asked === 0 ? 'nothing is asked' : 'nothing tells whether one may donate')
      }),
      check(
        'filter',
        'sites are found by city',
        findsBy(/city|town|location|place|region/i, /sites?|cent(re|er)s?|locations?|where|find/i),
      ),
      check('booking', 'an appointment is booked', async (app) => {
        await app.signUpIfAsked()
        await booksDonation(app, day(9))
        await isTaken(app, shownDate(day(9)), APPOINTMENT)
      }),
      check('booking', 'an appointment is cancelled', async (app) => {
        await app.signUpIfAsked()
        await booksDonation(app, day(10))
        await app.lists(shownDate(day(10)), APPOINTMENT)
        await app.remove(shownDate(day(10)))
      }),
      check('chart', 'the stock of the groups is drawn', async (app) => {
        const isDrawn = () => app.try(() => app.chart(), () => app.bars(4))
        await app.try(isDrawn, async () => {
          await app.go(/stock|supply|level|inventory|dashboard/i)
          await isDrawn()
        })
      }),
      check('theme', 'the components are crimson', claim.partColour('crimson')),
    ],
  },
  {
    id: 'fire-brigade',
    style: 'long',
    domain: 'emergency service',
    prompt:
      'Please implement a management web application for a volunteer fire brigade to keep its station organised. The application should have functionalities for members, duty shifts, call-outs and equipment checks. Users should be able to add members with rank and phone number, plan duty shifts for a date, log call-outs with date, place and type, mark equipment as checked, filter call-outs by type, see the number of call-outs in a chart, and export the call-out log as CSV. Use white smoke as the background colour and firebrick for components.',
    checks: [
      check('form', 'a member is in the list', async (app) => {
        await app.add(MEMBER, { name: 'Greta Lindqvist', phone: '555 0142', 'rank?': '' })
        await app.lists('Greta Lindqvist', MEMBER)
      }),
      check('form', 'a shift is planned', async (app) => {
        // Where members are chosen from a list, there must be one.
        await app.try(() => app.add(MEMBER, { name: 'Tomas Reiner', phone: '555 0177', 'rank?': '' }))
        await enters(
          app,
          /shift|duty|roster/i,
          { date: day(13), 'member?': '' },
          /plan|add|create|schedule|save|new/i,
        )
        await app.lists(shownDate(day(13)), /shift|duty|roster/i)
      }),
      check('form', 'a call-out is in the log', async (app) => {
        await logsCallOut(app, 'Mill Bridge')
      }),
      check('workflow', 'a piece of equipment is checked', async (app) => {
        const words = /check|inspect|\bok\b|pass|done/i
        await app.try(
          async () => {
            await app.go(/equipment|gear|inventory/i)
            const [item] = await app.items(1)
            await app.tick(item.title, words)
          },
          async () => {
            await app.add(/equipment|item|gear|device/i, { name: 'Hydraulic cutter' })
            await app.lists('Hydraulic cutter', /equipment|gear|inventory/i)
            await app.tick('Hydraulic cutter', words)
          },
        )
      }),
      check('filter', 'call-outs are filtered by type', async (app) => {
        const options = (await app.try(() => app.optionsWhenAdding(CALL_OUT, /type|kind/i))) ?? []
        const types = options.filter((one) => !/^(all|any)\b/i.test(one))
        const [one, other] = types.length >= 2 ? [types[0], types.at(-1)] : ['Fire', 'Flood']
        await logsCallOut(app, 'Tanner Row', one)
        await logsCallOut(app, 'Weir Meadow', other)
        await app.try(
          () => app.filterNarrows(/type|kind/i),
          () => claim.filterNarrows(/type|kind/i, /call-?\s?outs?|incidents?|log/i)(app),
        )
      }),
      check('chart', 'call-outs are drawn', async (app) => {
        await logsCallOut(app, 'Station Approach')
        await claim.draws(/dashboard|overview|chart|stat|report|home|call/i)(app)
      }),
      check('export', 'the log comes as CSV', async (app) => {
        await logsCallOut(app, 'Quarry Farm')
        const text = await app.try(
          () => app.download(/csv|export|download/i),
          async () => {
            await app.go(/call-?\s?outs?|incidents?|\blog\b|export|report/i)
            return app.download(/csv|export|download/i)
          },
        )
        app.expect(
          /.+[,;].+\n.+[,;]/.test(text) && /Quarry Farm/.test(text),
          `the file has another content: ${text.slice(0, 60)}`,
        )
      }),
      check('theme', 'the components are firebrick', claim.partColour('firebrick')),
    ],
  },
  {
    id: 'driving-school',
    style: 'long',
    domain: 'driving lessons',
    prompt:
      'Please implement a website for a driving school to present its courses and support its learners. The website should have functionalities for course information, lesson booking, theory practice and reviews. Users should be able to register and log in, compare courses and their prices, book a driving lesson with an instructor for a date and time, cancel a booked lesson, take a theory practice test with a score at the end, and write a review with a star rating. Use lemon chiffon as the background colour and dark slate gray for components.',
    checks: [
      check('auth', 'learners register and log in', claim.signsInAgain()),
      check('content', 'courses carry prices', async (app) => {
        await app.near(/courses?|prices?|pricing/i)
        await app.items(2)
        await app.holds(
          async () => ((await app.text()).match(AMOUNT) ?? []).length >= 2,
          'fewer than two prices are told',
        )
      }),
      check('booking', 'a lesson is booked', async (app) => {
        await app.signUpIfAsked()
        await booksLesson(app, day(7))
        await isTaken(app, shownDate(day(7)), LESSON)
      }),
      check('booking', 'a lesson is cancelled', async (app) => {
        await app.signUpIfAsked()
        await booksLesson(app, day(8))
        await app.lists(shownDate(day(8)), LESSON)
        await app.remove(shownDate(day(8)))
      }),
      check(
        'tool',
        'the theory test ends in a score',
        claim.takesQuiz(/theory|practi[cs]e|test|quiz/i),
      ),
      check('social', 'a review is shown', async (app) => {
        await app.signUpIfAsked()
        await reviews(app, 'Patient and very clear on roundabouts')
        await app.lists('Patient and very clear on roundabouts', /review|feedback/i)
      }),
      check('theme', 'the page is lemon chiffon', claim.pageColour('lemonchiffon')),
    ],
  },
  {
    id: 'commuter-rides',
    style: 'long',
    domain: 'ride sharing',
    prompt:
      'Please implement a ride sharing website for commuters to share cars on the way to work. The website should have functionalities for offering rides, searching rides, reserving seats and messages. Users should be able to sign in, offer a ride with start, destination, date, free seats and price, search rides by destination, sort rides by price, reserve a seat so that the number of free seats goes down, write a message to the driver, and view their upcoming rides. Use mint cream as the background colour and sea green for components.',
    checks: [
      check('auth', 'one can sign in', claim.signsUp()),
      check('form', 'a ride is offered', async (app) => {
        await app.signUpIfAsked()
        await offers(app, 'Wexcombe')
        await app.lists('Wexcombe', RIDE)
      }),
      check('search', 'rides are found by destination', async (app) => {
        await app.signUpIfAsked()
        await offers(app, 'Tillmouth')
        await offers(app, 'Wexcombe')
        await app.closeDialogs()
        await app.try(
          async () => {
            await app.near(/find|search|browse|rides/i)
            await searchesRides(app, 'Wexcombe')
          },
          async () => {
            await app.lists('Wexcombe', RIDE)
            await searchesRides(app, 'Wexcombe')
          },
        )
        await app.gone('Tillmouth')
        await app.sees('Wexcombe')
      }),
      check('sort', 'rides are sorted by price', async (app) => {
        await app.signUpIfAsked()
        const towns = ['Wexcombe', 'Tillmouth', 'Ossering']
        for (const [at, price] of ['3', '9', '6'].entries()) await offers(app, towns[at], price)
        await app.closeDialogs()
        await app.near(RIDES)
        await app.lists('Ossering', RIDE)
        const rising = ['Wexcombe', 'Ossering', 'Tillmouth']
        const isSorted = async () => {
          const text = await app.look('text', undefined, { messages: false })
          const places = rising.map((town) => text.indexOf(town))
          const stands = ([a, b, c]) => a >= 0 && a < b && b < c
          return places.every((one) => one >= 0) && (stands(places) || stands(places.toReversed()))
        }
        for (let turn = 0; turn < 3; turn += 1) {
          await app.sort(/price|cost|cheap/i)
          if (await app.try(() => app.wait(isSorted, '', 700))) return
        }
        throw new Error('they are not in order')
      }),
      check('booking', 'a reserved seat is no longer free', async (app) => {
        const words = /^\W*(reserve|book|join|request|take)\b/i
        await app.signUpIfAsked()
        await app.near(RIDES)
        const numbers = async () =>
          (await app.items(1)).map(({ text }) => (text.match(/\d+/g) ?? []).map(Number))
        await app.try(numbers, async () => {
          await offers(app, 'Wexcombe')
          await app.lists('Wexcombe', RIDE)
        })
        const listed = await numbers()
        const isListed = async () =>
          (await app.first('named', words, { where: 'main' })) !== undefined
        if (!(await isListed())) await app.open()
        const before = await seatCount(app)
        await app.press(words, { inside: 'main' })
        await app.agree()
        const isAsked = await app.page.evaluate(() => window.looker.stage() !== document.body)
        const [form] = isAsked ? await app.find('forms') : []
        if (form) await app.try(() => app.send(form, /reserve|book|confirm|join|request/i))
        await app.closeDialogs()
        await app.try(
          () =>
            app.wait(
              async () => before > 0 && (await seatCount(app)) === before - 1,
              'as many seats are free as before',
            ),
          async () => {
            await app.near(RIDES)
            await app.holds(async () => {
              const now = await numbers()
              return (
                now.length === listed.length &&
                now.some(
                  (line, at) =>
                    line.length === listed[at].length &&
                    line.filter((value, place) => value !== listed[at][place]).length === 1 &&
                    line.some((value, place) => value === listed[at][place] - 1),
                )
              )
            }, 'as many seats are free as before')
          },
        )
      }),
      check('social', 'a message is sent to a driver', async (app) => {
        const text = 'Could you stop at the mill?'
        const by = /message|contact|write|send|ask/i
        await app.signUpIfAsked()
        await app.near(RIDES)
        await app.try(
          async () => {
            await app.open()
            await app.add('message', { message: text }, { by })
          },
          () => app.add('message', { message: text }, { by }),
        )
        await app.try(
          () => app.confirms(/sent|delivered|thank/i),
          () => app.lists(text, 'message'),
        )
      }),
      check('data', 'an offered ride is among the upcoming rides', async (app) => {
        await app.signUpIfAsked()
        await offers(app, 'Ossering')
        await app.closeDialogs()
        const isThere = () => app.holds(() => app.shows('Ossering'), 'it is not there')
        await app.try(
          async () => {
            await app.go(/my (rides|trips)|upcoming|your (rides|trips)/i)
            await isThere()
          },
          async () => {
            const stands = await app.isUnder(/upcoming|my rides|your rides/i, 'Ossering')
            app.expect(stands, 'it stands under no such heading')
          },
          async () => {
            await app.go(/dashboard|profile|account|bookings/i)
            await isThere()
          },
        )
      }),
      check('theme', 'the page is mint cream', claim.pageColour('mintcream')),
    ],
  },
]
