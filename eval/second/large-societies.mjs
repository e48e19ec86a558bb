import { check, day, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

/** Numbers beside the label are others than before when something is done; with `by`, one of them by so much. */
const follows = async (app, label, page, action, by) => {
  const read = () => app.look('figures', label)
  await app.near(page)
  const before = await app.wait(async () => {
    const found = await read()
    return found.length > 0 && found
  }, `no number stands beside ${label}`)
  await action()
  await app.closeDialogs()
  await app.near(page)
  await app.holds(async () => {
    const now = await read()
    if (now.length === 0 || now.join() === before.join()) return false
    return (
      by === undefined ||
      now.some((value) => before.some((old) => Math.abs(value - old - by) < 0.6))
    )
  }, `it still says ${before.slice(0, 3).join(', ')}`)
}

/** An app may begin without hives, and what is logged belongs to one. */
const someHive = (app) =>
  app.try(() => app.add('hive', { name: 'Mill Meadow 3', 'location?': 'Mill', 'queen year?': '2025' }))

// Plots
const PLOTS = /plots|gardens/i
const WAITING = /waiting|wait ?list|apply|join/i

// Choir
const REHEARSALS = /rehears|calendar|schedule/i
const COMES = /^\W*(yes|coming|i('?m| am) (coming|in|going)|attend|going|i'?ll be there|rsvp|accept)/i
const numbersOf = async (app) => ((await app.text()).match(/\d+/g) ?? []).join(' ')

// Repairs
const BRINGS = { by: /register|bring|hand in|submit|repair|item/i }
const broken = (item, kind = '') => ({
  item,
  'fault?': 'Does not start any more',
  'description?': 'Does not start any more',
  'name?': 'Wanda Krol',
  'email?': 'wanda@example.org',
  'category?': kind,
})
const REPAIRED = /repaired\b(?<!(not|cannot|never) (be )?repaired)/i

// Dancing
const SCORES = { by: /score|judge|rate|mark/i }
const RANKING = /rank|result|leader|standing/i
const marks = (value, couple) => ({
  'couple?': couple ?? '',
  'judge?': '',
  technique: value,
  musicality: value,
  presentation: value,
})

export default [
  {
    id: 'beekeepers',
    style: 'long',
    domain: 'beekeeping',
    prompt:
      "Please implement a website for a beekeepers' association to keep records of its apiaries. The website should have functionalities for hive records, inspections, honey harvests and swarm reports. Members should be able to add hives with name, location and queen year, search hives by name, log an inspection of a hive with date, brood frames and notes, and enter honey harvests in kilograms, with the total and a chart of the harvests. The public should be able to report a swarm with place and phone number and get a confirmation. Use lemon chiffon as the background colour and saddle brown for components.",
    checks: [
      check(
        'form',
        'a hive is in the list',
        claim.adds('hive', {
          name: 'Linden Row 7',
          'location?': 'Old orchard',
          'queen year?': '2024',
        }),
      ),
      check(
        'search',
        'hives are found by name',
        claim.searchFinds('hive', { name: 'Clover Bank' }, { name: 'Heath Corner' }),
      ),
      check(
        'form',
        'an inspection is in the log',
        async (app) => {
          await someHive(app)
          await claim.adds(
            'inspection',
            { note: 'Two queen cells', 'hive?': '', 'date?': day(-33), 'frame?': '6' },
            {
              by: /inspect/i,
              shows: new RegExp(`Two queen cells|${shownDate(day(-33)).source}`, 'i'),
            },
          )(app)
        },
      ),
      check('data', 'a harvest raises the total', async (app) => {
        await someHive(app)
        await follows(
          app,
          /total|harvest|honey/i,
          /harvest|honey|overview|dashboard/i,
          () =>
            app.add(
              'harvest',
              { kilograms: '53', 'hive?': '', 'date?': day(0) },
              { by: /harvest|honey/i },
            ),
          53,
        )
      }),
      check('chart', 'the harvests are drawn', async (app) => {
        await someHive(app)
        for (const kilograms of ['11', '19', '14'])
          await app.add(
            'harvest',
            { kilograms, 'hive?': '', 'date?': day(-1) },
            { by: /harvest|honey/i },
          )
        await claim.draws(/harvest|honey|overview|dashboard|statistic|chart/i)(app)
      }),
      check('form', 'a swarm report is confirmed', async (app) => {
        await app.add(
          'swarm',
          { place: 'Pear tree by the school', phone: '555 0188', 'name?': 'Hanne Roos', 'date?': day(0) },
          { by: /swarm|report/i },
        )
        await app.confirms(/thank|received|reported|sent|on (our|the) way|in touch|success/i)
      }),
      check('theme', 'the page is lemon chiffon', claim.pageColour('lemonchiffon')),
      check('theme', 'the components are saddle brown', claim.partColour('saddlebrown')),
    ],
  },
  {
    id: 'allotments',
    style: 'long',
    domain: 'gardens',
    prompt:
      'Please implement a website for an allotment garden society to manage its plots and its community life. The website should have functionalities for a plot register, a waiting list, work days and a swap board. People should be able to see the plots with size, yearly rent and status (free, let, reserved), filter them by status and sort them by size, put themselves on the waiting list with name and e-mail, sign up for a work day whose remaining places then go down, and offer surplus vegetables and seedlings on the swap board. Use #dcedc8 as the background colour and forest green for buttons and headings.',
    checks: [
      check('filter', 'a status narrows the plots', claim.filterNarrows(/status|state|free/i, PLOTS)),
      check('sort', 'the plots are sorted by size', claim.sorts(/size|area|m²/i, PLOTS)),
      check('form', 'one gets onto the waiting list', async (app) => {
        await app.add(
          'waiting list',
          { name: 'Orsolya Fekete', 'email?': 'orsolya@example.org', 'phone?': '555 0129' },
          { by: WAITING },
        )
        await app.try(
          () => app.confirms(/thank|you are|you're|added|joined|received|position|Orsolya/i),
          () => app.lists('Orsolya Fekete', 'waiting list'),
        )
      }),
      check(
        'form',
        'the waiting list takes no empty entry',
        claim.refusesEmpty('waiting list', { by: WAITING }),
      ),
      check('booking', 'the places of a work day go down', (app) =>
        follows(app, /places?|spots?|spaces?|left|remaining|free/i, /work ?days?/i, () =>
          app.add(
            'work day',
            { 'name?': 'Gil Abbot', 'email?': 'gil@example.org' },
            { by: /sign ?up|join|register|take part|volunteer|book/i, at: /work ?days?/i },
          ),
        ),
      ),
      check(
        'persistence',
        'an offer of the swap board survives a reload',
        claim.keeps(
          'offer',
          {
            title: 'Kohlrabi seedlings',
            'description?': 'Eleven strong ones',
            'name?': 'Gil Abbot',
            'contact?': 'gil@example.org',
          },
          { by: /offer|swap|post|share/i },
        ),
      ),
      check('theme', 'the page has the colour', claim.pageColour('#dcedc8')),
      check('theme', 'buttons are forest green', claim.partColour('forestgreen')),
    ],
  },
  {
    id: 'choir',
    style: 'long',
    domain: 'music',
    prompt:
      'Please implement a website for a community choir to organise rehearsals and concerts. The website should have functionalities for the repertoire, a rehearsal calendar with attendance, a singer directory and concert tickets. Singers should be able to add a piece with title and composer, search the repertoire, filter the singers by voice part (soprano, alto, tenor, bass), and say for a rehearsal whether they come, so that the number of those coming is counted. Visitors should be able to order tickets for a concert with name, e-mail and number of tickets. Use thistle as the background colour and purple for components.',
    checks: [
      check(
        'form',
        'a piece is in the repertoire',
        claim.adds(
          'piece',
          { title: 'Evening on the Fjord', composer: 'Halvard Lie' },
          { by: /piece|repertoire|song/i },
        ),
      ),
      check(
        'search',
        'the repertoire is searched',
        claim.searchNarrows(/repertoire|pieces|music|songs/i),
      ),
      check(
        'filter',
        'the singers are filtered by voice',
        claim.filterNarrows(/voice|part|section/i, /singers|members|directory/i),
      ),
      check('workflow', 'those who come to a rehearsal are counted', async (app) => {
        await app.signUpIfAsked()
        await app.near(REHEARSALS)
        await app.items(1)
        const before = await numbersOf(app)
        await app.try(
          async () => {
            await app.press(COMES, { inside: 'main' })
            await app.holds(async () => (await numbersOf(app)) !== before)
          },
          async () => {
            await app.closeDialogs()
            await app.add(
              'attendance',
              { 'name?': 'Mirjam Sand', 'attendance?': 'yes' },
              { by: /attend|rsvp|coming|respond|confirm/i, at: REHEARSALS },
            )
            await app.closeDialogs()
            await app.near(REHEARSALS)
            await app.holds(async () => (await numbersOf(app)) !== before, 'nobody is counted')
          },
        )
      }),
      check('booking', 'concert tickets are ordered', async (app) => {
        await app.add(
          'ticket',
          {
            name: 'Mirjam Sand',
            'email?': 'mirjam@example.org',
            'tickets?': '2',
            'quantity?': '2',
            'concert?': '',
          },
          { by: /ticket|order|reserve|book|buy/i, at: /concert|ticket/i },
        )
        await app.confirms(/thank|confirmed|ordered|reserved|booked|received|success|Mirjam/i)
      }),
      check('navigation', 'rehearsals are listed', claim.visitsList(REHEARSALS, 2)),
      check('theme', 'the page is thistle', claim.pageColour('thistle')),
      check('theme', 'the components are purple', claim.partColour('purple')),
    ],
  },
  {
    id: 'repair-cafe',
    style: 'long',
    domain: 'repairs',
    prompt:
      'Build a web application for a monthly repair café in which volunteers mend what people bring. It should have functionalities for registering items, a work queue and statistics. Visitors should be able to register an item with its fault, a category (electronics, textiles, furniture, bicycles) and their name. Volunteers should be able to filter the queue by category, set an item to waiting, in repair, repaired or beyond repair, and see how many items were repaired so far and a chart of the items by category. An item without a description of what it is must not be accepted. Use wheat as the background colour and teal for components.',
    checks: [
      check('form', 'a registered item is in the queue', async (app) => {
        await app.add('item', broken('Cassette deck'), BRINGS)
        await app.lists('Cassette deck', 'item')
      }),
      check('form', 'an empty registration is refused', claim.refusesEmpty('item', BRINGS)),
      check(
        'filter',
        'a category narrows the queue',
        claim.filterNarrows(/categor|type|kind/i, /queue|items|repairs|volunteer|work/i),
      ),
      check('workflow', 'an item becomes repaired', async (app) => {
        await app.add('item', broken('Bread slicer'), BRINGS)
        await app.lists('Bread slicer', 'item')
        await app.move('Bread slicer', REPAIRED)
      }),
      check('data', 'the number of repaired items follows', (app) =>
        follows(
          app,
          /repaired|fixed|success/i,
          /stat|overview|dashboard|report|home/i,
          async () => {
            await app.add('item', broken('Slide projector'), BRINGS)
            await app.lists('Slide projector', 'item')
            await app.move('Slide projector', REPAIRED)
          },
        ),
      ),
      check('chart', 'the items by category are drawn', async (app) => {
        await app.add('item', broken('Desk fan'), BRINGS)
        await app.add('item', broken('Folding bike', 'bicycles'), BRINGS)
        await app.add('item', broken('Winter coat', 'textiles'), BRINGS)
        await claim.draws(/stat|overview|dashboard|report|chart/i)(app)
      }),
      check('theme', 'the page is wheat', claim.pageColour('wheat')),
      check('theme', 'the components are teal', claim.partColour('teal')),
    ],
  },
  {
    id: 'dance-contest',
    style: 'long',
    domain: 'contests',
    prompt:
      'Please create a web application for a ballroom dance contest to replace the paper scoring sheets. It should have functionalities for registering couples, entering scores, a ranking and an export. Organisers should be able to register a couple with start number, name and category (Standard or Latin). Judges should be able to give a couple from 1 to 10 points each for technique, musicality and presentation; other values must not be accepted. The ranking orders the couples by their average, can be filtered by category, and can be exported as CSV. Use midnight blue as the background colour and gold for buttons.',
    checks: [
      check(
        'form',
        'a couple is in the list',
        claim.adds(
          'couple',
          { name: 'Ilka and Yannis', 'number?': '487', 'category?': 'Latin' },
          { by: /register|couple/i },
        ),
      ),
      check('form', 'eleven points are refused', async (app) => {
        await app.try(() =>
          app.add('couple', { name: 'Jette and Paul', 'number?': '502' }, { by: /register|couple/i }),
        )
        await app.closeDialogs()
        const place = await app.placeFor('score', marks('10'), SCORES.by)
        const field = place.fields?.get('technique')
        app.expect(field, 'there is no field for technique')
        // A slider that ends at ten takes no eleven.
        if (await field.evaluate((one) => one.type === 'range' && Number(one.max) === 10)) return
        try {
          await app.refuses('score', marks('11'), { ...SCORES, filled: true })
        } catch (error) {
          // Neither does a list of choices without it.
          if (!/\b11 cannot be chosen/.test(error.message)) throw error
        }
      }),
      check('workflow', 'top scores put a couple on top of the ranking', async (app) => {
        await app.add(
          'couple',
          { name: 'Tamsin and Ove', 'number?': '511', 'category?': 'Standard' },
          { by: /register|couple/i },
        )
        await app.lists('Tamsin and Ove', 'couple')
        await app.try(
          () => app.add('score', marks('10', 'Tamsin'), SCORES),
          () => app.add('score', marks('10', '511'), SCORES),
        )
        await app.closeDialogs()
        await app.near(RANKING)
        await app.holds(async () => {
          const [first] = await app.items(1)
          return /Tamsin/.test(first.text)
        }, 'the couple is not on top')
      }),
      check('filter', 'the ranking is filtered by category', claim.filterNarrows(/categor|standard|latin/i, RANKING)),
      check('export', 'the ranking is exported', async (app) => {
        await app.near(RANKING)
        const [first] = await app.items(1)
        const text = await app.download(/csv|export|download/i)
        const words = first.text.match(/\p{L}{4,}/gu) ?? []
        app.expect(
          text.includes('\n') && words.some((word) => text.includes(word)),
          `the file has another content: ${text.slice(0, 60)}`,
        )
      }),
      check(
        'persistence',
        'couples survive a reload',
        claim.keeps(
          'couple',
          { name: 'Odile and Bram', 'number?': '498', 'category?': 'Standard' },
          { by: /register|couple/i },
        ),
      ),
      check('theme', 'the page is midnight blue', claim.pageColour('midnightblue')),
      check('theme', 'buttons are gold', claim.partColour('gold')),
    ],
  },
]
