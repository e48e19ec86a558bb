import { check, day, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'city-hotel',
    style: 'long',
    domain: 'hotel',
    prompt:
      'Please implement a hotel booking website for a family-run hotel. The website should have functionalities for room listings, availability search, booking and guest reviews. Guests should be able to search rooms by check-in date, check-out date and number of guests, compare room types, book a room, see their bookings and cancel them, and write reviews. Use old lace for the background and dark goldenrod for components.',
    checks: [
      check('data', 'room types have prices', async (app) => {
        await app.near(/rooms/i)
        await app.items(2)
        app.expect((await app.count(/[$€£]\s?\d+|\d+\s?[$€£]/g)) >= 2, 'fewer than two prices')
      }),
      check('search', 'free rooms can be asked for by dates', async (app) => {
        await app.near(/rooms|book|availab|home/i)
        await app.calculate(
          { 'check-in': day(20), 'check-out': day(23), 'guests?': '2' },
          /search|check|find|availab|show/i,
        )
        await app.sees(/available|rooms? found|book (now|this|room)|3 nights|per night/i)
      }),
      check('booking', 'a booked stay is among the bookings', async (app) => {
        await app.signUpIfAsked()
        await app.near(/rooms/i)
        await app.add(
          'booking',
          {
            'name?': 'Olga Stein',
            'email?': 'olga@example.org',
            'check-in': day(26),
            'check-out': day(29),
            'guests?': '2',
            'room?': '',
          },
          { by: /book|reserve/i },
        )
        await app.near(/my bookings|bookings|reservations|my stay/i)
        await app.sees(shownDate(day(26)))
      }),
      check('booking', 'a stay that ends before it begins is refused', async (app) => {
        await app.signUpIfAsked()
        await app.near(/rooms/i)
        await app.refuses(
          'booking',
          {
            'name?': 'Olga Stein',
            'email?': 'olga@example.org',
            'check-in': day(29),
            'check-out': day(26),
            'guests?': '2',
            'room?': '',
          },
          { by: /book|reserve/i, filled: true },
        )
      }),
      check('booking', 'a booking can be cancelled', async (app) => {
        await app.signUpIfAsked()
        await app.near(/rooms/i)
        await app.add(
          'booking',
          {
            'name?': 'Olga Stein',
            'email?': 'olga@example.org',
            'check-in': day(36),
            'check-out': day(39),
            'guests?': '2',
            'room?': '',
          },
          { by: /book|reserve/i },
        )
        await app.near(/my bookings|bookings|reservations|my stay/i)
        await app.sees(shownDate(day(36)))
        await app.cancel(shownDate(day(36)))
      }),
      check(
        'form',
        'a review is shown',
        claim.adds(
          'review',
          { 'name?': 'Sven', 'rating?': 4, comment: 'The jam at breakfast is home-made' },
          { shows: 'The jam at breakfast is home-made' },
        ),
      ),
      check('theme', 'the page is old lace', claim.pageColour('oldlace')),
      check('theme', 'the components are dark goldenrod', claim.partColour('darkgoldenrod')),
    ],
  },
  {
    id: 'packing-list',
    style: 'short',
    domain: 'travel',
    prompt: 'packing list app for trips, check things off, see how much is packed in %',
    checks: [
      check('form', 'a thing to pack is in the list', claim.adds('item', { name: 'Snorkel' })),
      check(
        'workflow',
        'a thing is checked off',
        claim.ticksOff('item', { name: 'Head torch' }, /pack|done|check/i),
      ),
      check('data', 'the share that is packed follows', async (app) => {
        await app.add('item', { name: 'Sunscreen' })
        await app.lists('Sunscreen')
        const before = await app.text()
        await app.sees(/\d+\s?%/)
        await app.tick('Sunscreen', /pack|done|check/i)
        app.expect(
          /\d+\s?%/.exec(await app.text())[0] !== /\d+\s?%/.exec(before)[0],
          'the share is as before',
        )
      }),
      check(
        'persistence',
        'the list survives a reload',
        claim.keeps('item', { name: 'Travel iron' }),
      ),
      check('form', 'a thing can be removed', claim.removes('item', { name: 'Fishing rod' })),
      check('form', 'a trip can be made', claim.adds('trip', { name: 'Lofoten' })),
    ],
  },
  {
    id: 'tour-agency',
    style: 'long',
    domain: 'travel',
    prompt:
      'Please implement a travel agency website to present and book guided tours. The website should have functionalities for tour listings, booking, destination guides and customer testimonials. Users should be able to search tours by destination, filter tours by price and duration, view tour details with an itinerary, book a tour for a number of travellers, and leave a testimonial. Use mint cream as the background colour and teal for components.',
    checks: [
      check('search', 'tours are found by destination', claim.searchNarrows(/tours|trips/i)),
      check(
        'filter',
        'price narrows the tours',
        claim.filterNarrows(/price|budget|cost/i, /tours|trips/i),
      ),
      check(
        'filter',
        'duration narrows the tours',
        claim.filterNarrows(/duration|days|length/i, /tours|trips/i),
      ),
      check('data', 'a tour opens with its itinerary', async (app) => {
        await app.near(/tours|trips/i)
        await app.open()
        await app.sees(/day 1|day one|itinerary[\s\S]{30}/i)
      }),
      check('booking', 'a tour is booked', async (app) => {
        await app.near(/tours|trips/i)
        await app.try(() => app.open())
        await app.add(
          'booking',
          {
            'name?': 'Ravi Menon',
            'email?': 'ravi@example.org',
            'date?': day(40),
            travellers: '3',
          },
          { by: /book|reserve/i },
        )
        await app.confirms(/confirmed|thank|booked|received|Ravi Menon/i)
      }),
      check(
        'form',
        'a testimonial is shown',
        claim.adds(
          'testimonial',
          { 'name?': 'Greta', comment: 'The kayaks at dawn were unforgettable', 'rating?': 5 },
          { shows: 'The kayaks at dawn were unforgettable' },
        ),
      ),
      check('navigation', 'destinations have a page', claim.visitsList(/destinations|guides/i, 2)),
      check('theme', 'the page is mint cream', claim.pageColour('mintcream')),
      check('theme', 'the components are teal', claim.partColour('teal')),
    ],
  },
  {
    id: 'trip-planner',
    style: 'short',
    domain: 'travel',
    prompt:
      'Trip planner. I want to add trips with dates and budget, and for each trip a day by day itinerary of activities with time and cost.',
    checks: [
      check(
        'form',
        'a trip is in the list',
        claim.adds('trip', {
          name: 'Andalusia',
          'start date?': day(10),
          'end date?': day(17),
          budget: '1400',
        }),
      ),
      check('data', 'a trip shows its dates', async (app) => {
        await app.add('trip', { name: 'Patagonia', 'start date': day(45), 'end date?': day(52) })
        await app.lists('Patagonia')
        await app.sees(shownDate(day(45)))
      }),
      check('form', 'an activity is planned', async (app) => {
        await app.add('trip', { name: 'Sicily', 'start date?': day(10), 'end date?': day(17) })
        await app.try(() => app.open('Sicily'))
        await app.add('activity', {
          title: 'Etna hike',
          'time?': '08:30',
          'cost?': '45',
          'trip?': 'Sicily',
          'date?': day(11),
          'day?': '1',
        })
        await app.lists('Etna hike')
      }),
      check(
        'form',
        'a trip can be renamed',
        claim.edits('trip', { name: 'Norway' }, { name: 'Norway by train' }),
      ),
      check('persistence', 'trips survive a reload', claim.keeps('trip', { name: 'Azores' })),
    ],
  },
]
