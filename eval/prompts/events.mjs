import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'wedding',
    style: 'short',
    domain: 'event',
    prompt:
      'wedding website for Nadia & Tom, countdown, rsvp form with meal choice, schedule of the day, guest book',
    checks: [
      check('content', 'a countdown runs', claim.ticks()),
      check('form', 'an RSVP is accepted', async (app) => {
        await app.add(
          'rsvp',
          {
            name: 'Aunt Berta',
            'meal?': '',
            'guests?': '2',
            'email?': 'berta@example.org',
            'attending?': '',
          },
          { by: /rsvp|attend|respond|send|submit/i },
        )
        await app.confirms(/thank|received|see you|confirmed|Aunt Berta/i)
      }),
      check('form', 'a meal can be chosen', async (app) => {
        await app.near(/rsvp/i)
        app.expect((await app.choices(/meal|menu|food|dish/i)).length >= 2, 'fewer than two meals')
      }),
      check('content', 'the day has a schedule with times', async (app) => {
        await app.near(/schedule|day|programme|program|timeline/i)
        app.expect(
          (await app.count(/\d{1,2}[:.]\d\d|\d{1,2}\s?(am|pm)/gi)) >= 3,
          'fewer than three times',
        )
      }),
      check(
        'social',
        'a guest book entry stays',
        claim.keeps(
          'guest book entry',
          { 'name?': 'Uncle Rolf', message: 'Dance until the candles are out' },
          { shows: 'Dance until the candles are out', by: /sign|guest ?book|post|send|add|leave/i },
        ),
      ),
    ],
  },
  {
    id: 'event-tickets',
    style: 'long',
    domain: 'event',
    prompt:
      'Please implement an event platform for a mid-sized city to promote concerts, workshops and fairs. The platform should have functionalities for event listings, ticket purchase, organiser accounts and a calendar. Visitors should be able to browse events, filter events by category and date, view event details with venue and price, buy tickets and see their tickets. Organisers should be able to sign up and publish an event with title, date, venue, price and capacity. Use seashell as the background colour and tomato for components.',
    checks: [
      check(
        'filter',
        'a category narrows the events',
        claim.filterNarrows(/categor|type/i, /events/i),
      ),
      check('data', 'an event opens with its details', claim.opensDetails(/events/i)),
      check('commerce', 'bought tickets are among my tickets', async (app) => {
        await app.signUpIfAsked()
        await app.near(/events/i)
        const event = await app.open()
        await app.add(
          'ticket',
          { 'quantity?': '2', 'name?': 'Hugo Salas', 'email?': 'hugo@example.org' },
          { by: /buy|ticket|purchase|get|book/i },
        )
        await app.near(/my tickets|tickets|orders|bookings/i)
        await app.sees(event)
      }),
      check('auth', 'an organiser signs up', claim.signsUp()),
      check('form', 'an event is published', async (app) => {
        await app.signUpIfAsked()
        await app.add(
          'event',
          {
            title: 'Night of the Accordions',
            date: day(33),
            venue: 'Old Mill',
            'price?': '15',
            'capacity?': '120',
            'category?': '',
          },
          { by: /publish|create|new|add/i },
        )
        await app.lists('Night of the Accordions')
      }),
      check('navigation', 'a calendar shows the days of a month', async (app) => {
        await app.go(/calendar/i)
        await app.calendar()
      }),
      check('theme', 'the page is sea shell', claim.pageColour('seashell')),
      check('theme', 'the components are tomato', claim.partColour('tomato')),
    ],
  },
  {
    id: 'conference',
    style: 'long',
    domain: 'event',
    prompt:
      'I organise a two-day conference about open hardware and need its website. Attendees should be able to see the programme by day and track, read about the speakers, mark talks as favourites for a personal schedule, register with name, email and ticket type, and propose a talk of their own with title and abstract. Show the venue with address. Colours: dark blue header, light cyan background.',
    checks: [
      check(
        'filter',
        'the programme can be narrowed to a day or track',
        claim.filterNarrows(/day|track/i, /programme|program|schedule|agenda|talks/i),
      ),
      check('navigation', 'speakers are introduced', claim.visitsList(/speakers/i, 3)),
      check(
        'social',
        'a favourite talk is in the personal schedule',
        claim.saves(
          /programme|program|schedule|agenda|talks/i,
          /my schedule|personal|favou?rite|my (talks|agenda|programme)/i,
        ),
      ),
      check('form', 'one can register', async (app) => {
        await app.add(
          'registration',
          { name: 'Kofi Larsen', email: 'kofi@example.org', 'ticket?': '' },
          { by: /register|ticket|sign up|attend/i },
        )
        await app.confirms(/thank|confirmed|registered|received|Kofi Larsen/i)
      }),
      check('form', 'a talk is proposed', async (app) => {
        await app.add(
          'talk',
          {
            title: 'Soldering for Beekeepers',
            abstract: 'Sensors in a hive, from wax to wire.',
            'name?': 'Kofi Larsen',
            'email?': 'kofi@example.org',
          },
          { by: /propos|submit|call for|talk/i },
        )
        await app.confirms(/thank|received|submitted|proposed|Soldering for Beekeepers/i)
      }),
      check('content', 'the venue has an address', async (app) => {
        await app.near(/venue|location|travel|contact/i)
        await app.sees(
          /\d+ \w+ (street|st|road|rd|avenue|ave|square|lane|way|hall)|\w*(street|straße|road|avenue|square) \d+|\b\d{4,5}\b \w+/i,
        )
      }),
      check('theme', 'the page is light cyan', claim.pageColour('lightcyan')),
      check('theme', 'the header is dark blue', claim.partColour('darkblue')),
    ],
  },
]
