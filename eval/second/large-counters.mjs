import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

// Tools
const TOOLS = /tools|catalog|browse|inventory/i
const LOANS = /loan|borrowed|my tools|my account|account|profile|dashboard/i
const BORROW = /^\W*(borrow|check ?out|lend|loan|request|reserve)/i
/** Borrows some tool; returns its title. */
const borrowed = async (app) => {
  await app.signUpIfAsked()
  await app.near(TOOLS)
  await app.items(1)
  const inEntry = async () => {
    for (const handle of await app.find('named', BORROW, { where: 'main' })) {
      const title = await handle.evaluate((one) => {
        const entry = window.looker.entryOf(one)
        return entry ? window.looker.titleOf(entry) : ''
      })
      if (title) return { handle, title }
    }
    return undefined
  }
  const found = await inEntry()
  const title = found ? found.title : await app.open()
  if (found) await app.click(found.handle)
  else await app.press(BORROW, { inside: 'main' })
  for (const form of await app.find('forms')) {
    const asks = await form.evaluate((one) => {
      const submit = window.looker.submitOf(one)
      return submit
        ? /borrow|check ?out|lend|loan|request|reserve|confirm|save|submit/i.test(
            window.looker.name(submit),
          )
        : false
    })
    if (!asks) continue
    const fields = await app.fieldsOf(form, {
      'start date?': day(1),
      'end date?': day(5),
      'name?': 'Robin Vale',
      'email?': 'robin.vale@example.org',
    })
    await app.fillIn(fields, {
      'start date?': day(1),
      'end date?': day(5),
      'name?': 'Robin Vale',
      'email?': 'robin.vale@example.org',
    })
    await app.send(form, /borrow|check ?out|lend|loan|request|reserve|confirm|save|submit/i)
    break
  }
  await app.agree()
  await app.closeDialogs()
  return title
}

// Coffee
const COFFEES = /coffees?|shop|catalog|products|beans/i
const subscribed = async (app) => {
  await app.signUpIfAsked()
  await app.add(
    'subscription',
    {
      'how often?': '',
      'coffee?': '',
      'name?': 'Imre Szalai',
      'email?': 'imre@example.org',
      'address?': 'Elm Street 5',
    },
    { by: /subscri/i, at: /subscri|plans/i },
  )
}

// Parking
const APPLIES = { by: /apply|application|permit|request/i }
const permit = (plate, name = 'Noor Haddad') => ({
  plate,
  'name?': name,
  'zone?': '',
  'start date?': day(6),
  'email?': 'noor@example.org',
})
const STATE =
  'pending|submitted|received|under review|in review|approved|open|new|requested|processing|waiting'

// Samples
const REGISTERS = { by: /sample|register/i }
const sample = (code) => ({ code, 'source?': 'Well behind the dairy', 'date?': day(-1) })
/** Enters what was measured: at the sample, or in a form that asks for the sample. */
const measured = async (app, code, ph, nitrate, lead) => {
  const values = { 'ph?': ph, nitrate, 'lead?': lead }
  await app.add('sample', sample(code), REGISTERS)
  await app.lists(code, 'sample')
  await app.try(
    () => app.add('result', { sample: code, ...values }, { by: /result|test|measure/i }),
    async () => {
      await app.closeDialogs()
      await app.lists(code, 'sample')
      await app.act(code, /result|test|measure|analy/i)
      const [place] = await app.wait(async () => {
        const places = await app.formsHere(values)
        return places.length > 0 && places
      }, 'no form takes results')
      await app.fillIn(place.fields, values)
      await app.send(place.form, /save|add|record|submit|enter|result/i)
    },
    async () => {
      await app.closeDialogs()
      await app.lists(code, 'sample')
      await app.edit(code, values)
    },
  )
  await app.closeDialogs()
}
const FAILS =
  /\bfail(s|ed)?\b|out(side)? of (range|limits?)|outside|exceed|above (the )?limit|non-?compliant|not ok\b|unsafe|too high|violat/i
const PASSES = /\bpass(es|ed)?\b|within|in range|\bok\b|compliant|\bsafe\b|normal/i
/** What is said of a sample, in a list or where it opens. */
const verdict = async (app, code, wanted, unwanted) => {
  const says = async () => {
    await app.entrySays(code, wanted)
    app.expect(!unwanted.test(await app.entry(code)), 'it says the opposite as well')
  }
  await app.try(
    async () => {
      await app.lists(code, 'result')
      await says()
    },
    async () => {
      await app.near(/results?|reports?/i)
      await says()
    },
    async () => {
      await app.near(/samples/i)
      await says()
    },
    async () => {
      await app.open(code)
      await app.sees(wanted)
    },
  )
}

// Escape rooms
const ROOMS = /rooms|games|adventures/i
const BOOKS = /book|reserve/i
const slot = (name, time) => ({
  name,
  date: day(20),
  'room?': '',
  'players?': '4',
  'time?': time,
  'email?': 'owls@example.org',
  'phone?': '555 0174',
})
/** Books a room; returns the time that was free. */
const booked = async (app, name) => {
  const offered = await app
    .optionsWhenAdding('booking', /time|slot|hour/i)
    .then((options) => options.find((option) => /\d/.test(option)))
    .catch(() => undefined)
  let failure
  for (const time of [offered, '15:00', ''].filter((one) => one !== undefined)) {
    try {
      await app.closeDialogs()
      await app.add('booking', slot(name, time), { by: BOOKS })
      return time
    } catch (error) {
      failure ??= error
    }
  }
  throw failure
}

export default [
  {
    id: 'tool-library',
    style: 'long',
    domain: 'lending',
    prompt:
      'Please implement a website for a neighbourhood tool library to lend drills, saws and ladders to its members. The website should have functionalities for a tool catalogue, member accounts, borrowing and returning. Visitors should be able to search the catalogue and filter tools by category. Members should be able to register and log in, borrow a tool until a date, see their current loans, and return a tool. A tool that is out on loan should be shown as unavailable in the catalogue until it comes back. Use light steel blue as the background colour and dark slate gray for components.',
    checks: [
      check('search', 'the catalogue is searched', claim.searchNarrows(TOOLS)),
      check(
        'filter',
        'a category narrows the tools',
        claim.filterNarrows(/categor|type|kind/i, TOOLS),
      ),
      check('auth', 'members register and log in again', claim.signsInAgain()),
      check('booking', 'a borrowed tool is among the loans', async (app) => {
        const title = await borrowed(app)
        await app.go(LOANS)
        await app.sees(title)
        await app.sees(/due|until|return|back/i)
      }),
      check('workflow', 'a borrowed tool is shown as unavailable', async (app) => {
        const title = await borrowed(app)
        await app.near(TOOLS)
        await app.entrySays(
          title,
          /on loan|unavailable|borrowed|not available|checked out|lent|\bout\b|\bdue\b|\b0 (of|available|left)/i,
        )
      }),
      check('workflow', 'a borrowed tool is returned', async (app) => {
        const title = await borrowed(app)
        await app.go(LOANS)
        await app.sees(title)
        await app.act(title, /return|give back|bring back/i)
        await app.agree()
        await app.closeDialogs()
        await app.try(
          () => app.gone(title),
          () => app.entrySays(title, /returned|completed|past/i),
        )
      }),
      check('theme', 'the page is light steel blue', claim.pageColour('lightsteelblue')),
      check('theme', 'the components are dark slate gray', claim.partColour('darkslategray')),
    ],
  },
  {
    id: 'coffee-roaster',
    style: 'long',
    domain: 'subscriptions',
    prompt:
      'Please implement a website for a small coffee roaster to sell single bags and subscriptions. The website should have functionalities for a coffee catalogue, a shopping cart, subscriptions and an account. Customers should be able to filter the coffees by roast level, sort them by price, read the tasting notes of a coffee, put bags into the cart and check out. They should be able to subscribe to a delivery every week, every two weeks or every month, and to pause or cancel a subscription later. Use bisque as the background colour and maroon for components.',
    checks: [
      check('filter', 'a roast narrows the coffees', claim.filterNarrows(/roast/i, COFFEES)),
      check('sort', 'the coffees are sorted by price', claim.sorts(/price/i, COFFEES)),
      check('data', 'a coffee tells its tasting notes', async (app) => {
        await app.near(COFFEES)
        await app.items(2)
        await app.try(
          () => app.open(),
          () => app.items(2),
        )
        await app.sees(
          /chocolate|cocoa|caramel|berry|berries|citrus|nutty|\bnuts?\b|almond|hazelnut|floral|jasmine|honey|cherry|plum|apple|orange|peach|toffee|fruity|bergamot|molasses|spice/i,
        )
      }),
      check('commerce', 'a bag goes into the cart', claim.goesIntoCart(COFFEES)),
      check('commerce', 'an order is placed', claim.ordersByCheckout(COFFEES)),
      check('commerce', 'a subscription is confirmed', async (app) => {
        await subscribed(app)
        await app.confirms(/thank|subscribed|confirmed|active|next (delivery|shipment|box)|success|Imre/i)
      }),
      check('workflow', 'a subscription is paused or cancelled', async (app) => {
        await subscribed(app)
        await app.closeDialogs()
        await app.near(/my subscr|manage|subscri|account/i)
        await app.changeStatus(/pause|cancel/i, /paused|cancell?ed/i)
      }),
      check('theme', 'the page is bisque and the components are maroon', async (app) => {
        await claim.pageColour('bisque')(app)
        await claim.partColour('maroon')(app)
      }),
    ],
  },
  {
    id: 'parking-permits',
    style: 'long',
    domain: 'permits',
    prompt:
      'Develop a web portal for the resident parking permits of a city. The portal should have functionalities for applications, a look-up of their state, a fee calculator and a page for the staff. Residents should be able to apply for a permit with name, licence plate, zone and start date, look up the state of their application by licence plate, and calculate the fee from the zone and the number of months. Staff should be able to see all applications, filter them by zone, and approve or reject them. An application without a licence plate must not be accepted. Use pale turquoise as the background colour and navy for components.',
    checks: [
      check(
        'form',
        'an application is among the others',
        claim.adds('permit', permit('KVX4471'), { shows: /KVX[ -]?4471/i, ...APPLIES }),
      ),
      check(
        'form',
        'an application with nothing in it is refused',
        claim.refusesEmpty('permit', APPLIES),
      ),
      check('search', 'the state is looked up by plate', async (app) => {
        await app.add('permit', permit('RBT9032'), APPLIES)
        await app.closeDialogs()
        const told = new RegExp(
          `RBT[ -]?9032[\\s\\S]{0,200}\\b(${STATE})\\b|\\b(${STATE})\\b[\\s\\S]{0,200}RBT[ -]?9032`,
          'i',
        )
        await app.try(
          async () => {
            await app.near(/status|state|check|look ?up|track|find/i)
            await app.calculate({ plate: 'RBT9032' }, /check|look|find|search|show|track|view/i)
            await app.sees(told)
          },
          async () => {
            await app.near(/status|state|applications|permits/i)
            await app.search('RBT9032')
            await app.entrySays(/RBT[ -]?9032/i, new RegExp(`\\b(${STATE})\\b`, 'i'))
          },
        )
      }),
      check('workflow', 'the staff approves an application', async (app) => {
        await app.add('permit', permit('LMD2208'), APPLIES)
        await app.closeDialogs()
        await app.near(/staff|admin|review|applications|manage/i)
        await app.items(1)
        await app.changeStatus(/approve/i, /approved/i)
      }),
      check(
        'filter',
        'the staff filters by zone',
        claim.filterNarrows(/zone/i, /staff|admin|review|applications|manage/i),
      ),
      check('tool', 'more months cost more', async (app) => {
        await app.near(/fee|calculat|price|cost/i)
        const label = /fee|total|price|cost|amount/i
        await app.calculate({ 'zone?': '', month: '3' })
        const low = await app.figure(label)
        await app.calculate({ 'zone?': '', month: '12' })
        await app.figureIs(label, (value) => value > low * 1.3)
      }),
      check('theme', 'the page is pale turquoise', claim.pageColour('paleturquoise')),
      check('theme', 'the components are navy', claim.partColour('navy')),
    ],
  },
  {
    id: 'water-lab',
    style: 'long',
    domain: 'laboratory',
    prompt:
      'Please develop an internal web application for a laboratory that tests drinking water. It should have functionalities for registering samples, entering results and following their state. Technicians should be able to register a sample with a code, its source and the date taken; a code must not be given twice. They should be able to enter the results for pH, nitrate and lead of a sample; a nitrate value over 50 mg/l or a lead value over 10 µg/l makes the sample fail, otherwise it passes. Samples go from registered to in analysis to released, and are searched by code. Use light blue as the background colour and dark cyan for components.',
    checks: [
      check(
        'form',
        'a registered sample is in the list',
        claim.adds('sample', sample('WQ-70413'), REGISTERS),
      ),
      check('form', 'a code is not given twice', async (app) => {
        await app.add('sample', sample('WQ-70528'), REGISTERS)
        await app.lists('WQ-70528', 'sample')
        await app.refuses('sample', sample('WQ-70528'), { ...REGISTERS, filled: true })
      }),
      check('workflow', 'too much nitrate fails a sample', async (app) => {
        await measured(app, 'WQ-70617', '7.2', '83', '2')
        await verdict(app, 'WQ-70617', FAILS, /\bpass(es|ed)\b/i)
      }),
      check('workflow', 'a good sample passes', async (app) => {
        await measured(app, 'WQ-70702', '7.4', '12', '2')
        await verdict(app, 'WQ-70702', PASSES, /\bfail(s|ed)\b/i)
      }),
      check('workflow', 'a sample is released', async (app) => {
        await app.add('sample', sample('WQ-70839'), REGISTERS)
        await app.lists('WQ-70839', 'sample')
        await app.try(
          () => app.move('WQ-70839', /released?\b/i),
          async () => {
            await app.closeDialogs()
            await app.move('WQ-70839', /in analysis|analysis/i)
            await app.move('WQ-70839', /released?\b/i)
          },
        )
      }),
      check(
        'search',
        'samples are found by code',
        claim.searchFinds('sample', sample('WQ-70954'), sample('HX-11208')),
      ),
      check('theme', 'the page is light blue', claim.pageColour('lightblue')),
      check('theme', 'the components are dark cyan', claim.partColour('darkcyan')),
    ],
  },
  {
    id: 'escape-rooms',
    style: 'long',
    domain: 'leisure',
    prompt:
      'Please implement a website for an escape room venue to present its rooms and take bookings. The website should have functionalities for room presentation, online booking, a leaderboard, gift vouchers and frequently asked questions. Visitors should be able to filter the rooms by difficulty, book a room for a date and time with a team name and the number of players, see the fastest teams on a leaderboard with their times, order a gift voucher with an amount and the name of the recipient, and read answers to common questions. A room must not be booked twice for the same date and time. Use indigo as the background colour and hot pink for components.',
    checks: [
      check('filter', 'a difficulty narrows the rooms', claim.filterNarrows(/difficult|level/i, ROOMS)),
      check('booking', 'a booking is confirmed', async (app) => {
        await booked(app, 'Night Owls')
        await app.confirms(/thank|confirmed|booked|reserved|received|success|Night Owls/i)
      }),
      check('booking', 'a room is not booked twice at a time', async (app) => {
        const time = await booked(app, 'Brass Keys')
        await app.closeDialogs()
        try {
          await app.refuses('booking', slot('Late Larks', time), { by: BOOKS, filled: true })
        } catch (error) {
          // A time that is no longer offered cannot be booked either.
          if (!/cannot be chosen/.test(error.message)) throw error
        }
      }),
      check('data', 'the fastest teams lead the leaderboard', async (app) => {
        await app.go(/leader|fastest|records|high ?scores/i)
        const items = await app.items(3)
        const seconds = items.map(({ text }) => {
          const [, first, second] = /(\d{1,3})\s*(?::|m(?:in)?\b\.?)\s*(\d{2})?/i.exec(text) ?? []
          return first === undefined ? undefined : Number(first) * 60 + Number(second ?? 0)
        })
        app.expect(
          seconds.every((one) => one !== undefined),
          'not all teams have a time',
        )
        app.expect(
          seconds.every((one, at) => at === 0 || seconds[at - 1] <= one),
          'the fastest are not first',
        )
      }),
      check('commerce', 'a gift voucher is ordered', async (app) => {
        await app.add(
          'voucher',
          {
            amount: '60',
            'recipient?': 'Solveig Aas',
            'name?': 'Jory Penn',
            'email?': 'jory@example.org',
          },
          { by: /voucher|gift|order|buy/i },
        )
        await app.confirms(/thank|confirmed|ordered|received|success|sent|Solveig/i)
      }),
      check('content', 'a question opens its answer', claim.answersQuestion()),
      check('theme', 'the page is indigo', claim.pageColour('indigo')),
      check('theme', 'the components are hot pink', claim.partColour('hotpink')),
    ],
  },
]
