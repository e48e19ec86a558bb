import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

/** A number beside the label goes up by one of the amounts when something is done. */
const rises = async (app, label, amounts, page, action) => {
  await app.near(page)
  const before = await app.wait(async () => {
    const found = await app.look('figures', label)
    return found.length > 0 && found
  }, `no number stands beside ${label}`)
  await action()
  await app.near(page)
  await app.figureIs(label, (value) =>
    before.some((old) => amounts.some((amount) => Math.abs(value - old - amount) < 0.6)),
  )
}

// Wine
const wine = (name, bottles, price = '31') => ({
  name,
  'bottles?': bottles,
  'quantity?': bottles,
  'price?': price,
  'value?': price,
})
const DRINK =
  /drink|drank|drunk|consume|decrease|\bminus\b|remove (a|one|1)\b|open (a|one|1)\b|take (a|one|1)\b|use (a|one|1)\b|^\s*[-−–]\s*1?( bottle)?\s*$/iu

// Dog walks
const SCHEDULES = { by: /schedule|book|assign|walk/i }
/** Schedules a walk of a dog, which has to be entered before in some apps; returns when it is. */
const scheduled = async (app, dog) => {
  const whens = [
    { date: day(40), 'time?': '15:00' },
    { date: day(40), 'time?': '' },
    { date: '', 'time?': '' },
  ]
  let failure
  for (const known of [false, true]) {
    if (known) {
      const entered = await app
        .add('dog', { name: dog })
        .then(() => true)
        .catch(() => false)
      if (!entered) break
    }
    for (const when of whens) {
      const values = { 'walker?': '', ...when }
      try {
        await app.add('walk', { dog, ...values }, SCHEDULES)
        return values
      } catch (error) {
        failure ??= error
        await app.closeDialogs()
        // Without a form another time does not help.
        if (/no form takes/.test(error.message)) break
      }
    }
  }
  throw failure
}

// Skis
const HIRE = /^\W*(rent|reserve|book|hire)/i
const GEAR = /rent|equipment|gear|shop|catalog|hire|skis|products/i
const RENTER = {
  'name?': 'Nele Brandvik',
  'email?': 'nele@example.org',
  'phone?': '555 0163',
  'start date?': day(10),
  'end date?': day(13),
}

// Birds
const SPOTS = { by: /sighting|bird|log|record|spot|observ/i }

// Beer
const gravities = (og, fg) => [
  { og, fg },
  { 'original gravity': og, 'final gravity': fg },
]
const brew = (app, name, og, fg) =>
  app.try(
    ...gravities(og, fg).map((both) => () => app.add('batch', { name, ...both, 'style?': '' })),
    async () => {
      await app.try(
        () => app.add('batch', { name, og }),
        () => app.add('batch', { name, 'original gravity': og }),
      )
      await app.lists(name, 'batch')
      await app.try(
        () => app.edit(name, { fg }),
        async () => {
          await app.closeDialogs()
          await app.edit(name, { 'final gravity': fg })
        },
      )
    },
  )
const tellsOf = (app, name, wanted) =>
  app.try(
    () => app.entrySays(name, wanted),
    async () => {
      await app.open(name)
      await app.sees(wanted)
    },
  )

export default [
  {
    id: 'wine-cellar',
    style: 'short',
    domain: 'collections',
    prompt:
      'keep track of my wine.. name, region, vintage, price, how many bottles i have. minus one when i drink 1. show total bottles and what the cellar is worth',
    checks: [
      check(
        'form',
        'a wine is in the list',
        claim.adds('wine', wine('Quinta do Falcao', '5')),
      ),
      check('data', 'the vintage stands with the wine', async (app) => {
        await app.add('wine', { ...wine('Clos des Hiboux', '4'), 'vintage?': '1998', 'year?': '1998' })
        await app.lists('Clos des Hiboux', 'wine')
        await app.entrySays('Clos des Hiboux', /1998/)
      }),
      check('workflow', 'drinking takes a bottle away', async (app) => {
        await app.add('wine', wine('Weingut Amselhof', '84'))
        await app.lists('Weingut Amselhof', 'wine')
        await app.act('Weingut Amselhof', DRINK)
        await app.agree()
        await app.try(
          () => app.entrySays('Weingut Amselhof', /(?<![\d.,])83(?![\d.,]?\d)/),
          () => app.figureIs(/bottles|quantity|left|stock/i, (value) => value === 83),
        )
      }),
      check('data', 'the number of bottles follows', (app) =>
        rises(app, /bottles/i, [37], /overview|dashboard|cellar|summary|home|wines/i, () =>
          app.add('wine', wine('Bodega Tres Liebres', '37')),
        ),
      ),
      check('data', 'the worth of the cellar follows', (app) =>
        rises(
          app,
          /value|worth/i,
          [31 * 13, 31],
          /overview|dashboard|cellar|summary|home|wines/i,
          () => app.add('wine', wine('Tenuta Gatto Nero', '13')),
        ),
      ),
      check(
        'persistence',
        'wines survive a reload',
        claim.keeps('wine', wine('Domaine du Merle', '3')),
      ),
    ],
  },
  {
    id: 'dog-walks',
    style: 'short',
    domain: 'scheduling',
    prompt:
      'dog walking schedule, were 3 walkers. who walks which dog on which date + time, tick when done. same walker cant be booked 2x at the same time',
    checks: [
      check('booking', 'a walk is in the schedule', async (app) => {
        await scheduled(app, 'Biscuit')
        await app.lists('Biscuit', 'walk')
      }),
      check('data', 'there are three walkers to choose from', (app) =>
        app.try(
          async () => {
            const walkers = await app.optionsWhenAdding('walk', /walker|who|by\b/i)
            app.expect(walkers.length >= 3, `only ${walkers.join(', ')}`)
          },
          async () => {
            await app.go(/walkers|team/i)
            await app.items(3)
          },
        ),
      ),
      check('workflow', 'a walk is ticked off', async (app) => {
        await scheduled(app, 'Pepperoni')
        await app.lists('Pepperoni', 'walk')
        await app.tick('Pepperoni', /done|complete|finish|walked/i)
      }),
      check('booking', 'a walker is not booked twice at a time', async (app) => {
        const when = await scheduled(app, 'Marzipan')
        try {
          await app.refuses('walk', { 'dog?': '', ...when }, { ...SCHEDULES, filled: true })
        } catch (error) {
          // A time that is no longer offered cannot be booked either.
          if (!/cannot be chosen/.test(error.message)) throw error
        }
      }),
      check('persistence', 'walks survive a reload', async (app) => {
        await scheduled(app, 'Gnocchi')
        await app.lists('Gnocchi', 'walk')
        await app.reload()
        await app.lists('Gnocchi', 'walk')
      }),
    ],
  },
  {
    id: 'ski-hire',
    style: 'short',
    domain: 'rental',
    prompt:
      'ski rental shop site: skis, boots, helmets w price per day, filter by type, choose from/to dates n get the total, reserve with name+email',
    checks: [
      check('data', 'the gear is listed with prices', async (app) => {
        await app.near(GEAR)
        await app.items(3)
        await app.sees(/[$€£]\s?\d+|\d+([.,]\d\d)?\s?([$€£]|eur|usd|chf)/i)
      }),
      check('data', 'skis, boots and helmets can all be had', async (app) => {
        await app.near(GEAR)
        await app.items(3)
        const text = await app.text()
        for (const kind of [/skis?\b/i, /boots?/i, /helmets?/i])
          app.expect(kind.test(text), `there is nothing like ${kind}`)
      }),
      check('filter', 'a type narrows the gear', claim.filterNarrows(/type|categor|kind/i, GEAR)),
      check('tool', 'more days cost more', async (app) => {
        await app.near(GEAR)
        const total = /total|estimate|to pay|cost/i
        const presses = /calculate|compute|estimate|update|total|quote|price/i
        const compare = async () => {
          await app.calculate({ 'start date': day(10), 'end date': day(12) }, presses)
          const low = await app.figure(total)
          await app.calculate({ 'start date': day(10), 'end date': day(18) }, presses)
          await app.figureIs(total, (value) => value > low * 1.3)
        }
        await app.try(
          async () => {
            await app.press(/^\W*(rent|reserve|book|hire|select|choose|add)/i, { inside: 'main' })
            await app.try(compare, async () => {
              await app.openCart()
              await compare()
            })
          },
          async () => {
            await app.closeDialogs()
            await compare()
          },
          async () => {
            await app.near(GEAR)
            await app.open()
            await compare()
          },
        )
      }),
      check('booking', 'a reservation is confirmed', (app) =>
        app.try(
          async () => {
            await app.add('reservation', { ...RENTER, 'item?': '' }, { by: HIRE, at: GEAR })
            await app.confirms(/thank|confirmed|reserved|booked|received|success|Nele/i)
          },
          async () => {
            await app.near(GEAR)
            await app.addToCart(0)
            await app.openCart()
            await app.checkOut(RENTER)
            await app.confirms(/thank|confirmed|reserved|booked|received|success|Nele/i)
          },
        ),
      ),
      check(
        'form',
        'a reservation without a name is refused',
        claim.refusesEmpty('reservation', { by: HIRE, at: GEAR }),
      ),
    ],
  },
  {
    id: 'bird-log',
    style: 'short',
    domain: 'nature',
    prompt:
      'log 4 my bird sightings - species, place, date, how many. searchable, sorted by date, csv export',
    checks: [
      check(
        'form',
        'a sighting is in the list',
        claim.adds(
          'sighting',
          { species: 'Hoopoe', 'place?': 'Salt marsh', 'date?': day(-1), 'quantity?': '3' },
          SPOTS,
        ),
      ),
      check('data', 'the number of birds stands with the sighting', async (app) => {
        await app.add(
          'sighting',
          { species: 'Bar-tailed godwit', quantity: '417', 'place?': 'Mudflats', 'date?': day(-1) },
          SPOTS,
        )
        await app.lists('Bar-tailed godwit', 'sighting')
        await app.entrySays('Bar-tailed godwit', /(?<!\d)417(?!\d)/)
      }),
      check(
        'search',
        'sightings are found by species',
        claim.searchFinds('sighting', { species: 'Wryneck' }, { species: 'Dotterel' }),
      ),
      check('sort', 'sightings stand in the order of their dates', async (app) => {
        const dates = { Phalarope: day(-5), Ouzel: day(-300), Capercaillie: day(-90) }
        for (const [species, date] of Object.entries(dates)) {
          await app.add('sighting', { species, date, 'place?': 'Ridge', 'quantity?': '2' }, SPOTS)
          await app.lists(species, 'sighting')
        }
        const inOrder = async () => {
          const first = await app.comesFirst('Phalarope', 'Capercaillie')
          return first === (await app.comesFirst('Capercaillie', 'Ouzel'))
        }
        if (await inOrder()) return
        await app.sort(/date|newest|oldest|recent|latest/i)
        await app.holds(inOrder, 'the dates are in no order')
      }),
      check('export', 'the sightings are exported', async (app) => {
        await app.add(
          'sighting',
          { species: 'Bluethroat', 'place?': 'Reed bed', 'date?': day(-2), 'quantity?': '1' },
          SPOTS,
        )
        await app.lists('Bluethroat', 'sighting')
        const text = await app.download(/csv|export|download/i)
        app.expect(/Bluethroat/.test(text), 'the sighting is not in the file')
      }),
      check(
        'persistence',
        'sightings survive a reload',
        claim.keeps('sighting', { species: 'Firecrest' }, SPOTS),
      ),
    ],
  },
  {
    id: 'homebrew',
    style: 'short',
    domain: 'brewing',
    prompt:
      'homebrew log. batch name, style, OG and FG -> works out the abv for me. status fermenting / bottled / empty, star rating once i tasted it',
    checks: [
      check('form', 'a batch is in the list', async (app) => {
        await brew(app, 'Foggy Harbour', '1.055', '1.011')
        await app.lists('Foggy Harbour', 'batch')
      }),
      check('tool', 'the alcohol is worked out', async (app) => {
        await brew(app, 'Lantern Stout', '1.062', '1.012')
        await app.lists('Lantern Stout', 'batch')
        await tellsOf(app, 'Lantern Stout', /(?<![\d.,])6[.,][4-9]\d*/)
      }),
      check('tool', 'a weaker beer has less alcohol', async (app) => {
        await brew(app, 'Sparrow Mild', '1.034', '1.010')
        await app.lists('Sparrow Mild', 'batch')
        await tellsOf(app, 'Sparrow Mild', /(?<![\d.,])3[.,][0-3]\d*/)
      }),
      check('workflow', 'a batch becomes bottled', async (app) => {
        await brew(app, 'Hedgerow Saison', '1.050', '1.008')
        await app.lists('Hedgerow Saison', 'batch')
        await app.move('Hedgerow Saison', /bottled/i)
      }),
      check('data', 'a batch is rated', async (app) => {
        await brew(app, 'Copper Kettle Bitter', '1.042', '1.010')
        await app.lists('Copper Kettle Bitter', 'batch')
        const rate = () =>
          app.try(
            () => app.act('Copper Kettle Bitter', /\b4 stars?\b|rate.{0,12}\b4\b|^4$/i),
            () => app.edit('Copper Kettle Bitter', { rating: '4' }),
          )
        await app.try(rate, async () => {
          await app.closeDialogs()
          await app.move('Copper Kettle Bitter', /bottled/i)
          await rate()
        })
        await app.rated('Copper Kettle Bitter', 4)
      }),
      check('persistence', 'batches survive a reload', async (app) => {
        await brew(app, 'Nettle Pale', '1.046', '1.010')
        await app.lists('Nettle Pale', 'batch')
        await app.reload()
        await app.lists('Nettle Pale', 'batch')
      }),
    ],
  },
]
