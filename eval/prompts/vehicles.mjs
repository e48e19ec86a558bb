import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'car-rental',
    style: 'long',
    domain: 'cars',
    prompt:
      'Please implement a car rental website for tourists on an island. The website should have functionalities for a vehicle catalogue, booking, price calculation and customer reviews. Customers should be able to filter cars by class and transmission, sort them by price per day, calculate the price for their dates, book a car with driver name and licence number, and see their bookings. Use powder blue as the background and dark orange for components.',
    checks: [
      check(
        'filter',
        'a class narrows the cars',
        claim.filterNarrows(/class|category|type/i, /cars|vehicles|fleet/i),
      ),
      check(
        'filter',
        'the transmission narrows the cars',
        claim.filterNarrows(/transmission|gear/i, /cars|vehicles|fleet/i),
      ),
      check('sort', 'cars are sorted by price', claim.sorts(/price/i, /cars|vehicles|fleet/i)),
      check('data', 'a car has details', claim.opensDetails(/cars|vehicles|fleet/i)),
      check('booking', 'a booked car is among the bookings', async (app) => {
        await app.signUpIfAsked()
        await app.near(/cars|vehicles|fleet/i)
        await app.add(
          'booking',
          {
            driver: 'Nils Ferrer',
            'licence?': 'D-4471-K',
            'pick-up date': day(12),
            'return date': day(15),
            'car?': '',
            'email?': 'nils@example.org',
          },
          { by: /book|rent|reserve/i },
        )
        await app.lists(/Nils Ferrer/)
      }),
      check(
        'form',
        'a booking without a driver is refused',
        claim.refusesEmpty('booking', { by: /book|rent|reserve/i, at: /cars|vehicles|fleet/i }),
      ),
      check(
        'form',
        'a review is shown',
        claim.adds(
          'review',
          { 'name?': 'Ute', 'rating?': 5, comment: 'The roof opened at every lookout' },
          { shows: 'The roof opened at every lookout' },
        ),
      ),
      check('theme', 'the page is powder blue', claim.pageColour('powderblue')),
      check('theme', 'the components are dark orange', claim.partColour('darkorange')),
    ],
  },
  {
    id: 'car-maintenance',
    style: 'short',
    domain: 'cars',
    prompt:
      'log for my car: fuel ups (litres, price, odometer) and repairs with cost. show total costs and consumption per 100km',
    checks: [
      check(
        'form',
        'a fuel up is in the list',
        claim.adds(
          'fuel up',
          { litres: '41.7', price: '73.20', odometer: '88213', 'date?': day(0) },
          { shows: /88[.,]?213|41[.,]7/, by: /fuel|add|log|new/i },
        ),
      ),
      check(
        'form',
        'a repair is in the list',
        claim.adds('repair', { description: 'Front wiper motor', cost: '184', 'date?': day(0) }),
      ),
      check('data', 'a repair raises the total', async (app) => {
        await app.near(/overview|dashboard|summary|costs|statistics|stats/i)
        const before = await app.figure(/total|costs/i)
        await app.add('repair', { description: 'Exhaust clamp', cost: '96', 'date?': day(0) })
        await app.near(/overview|dashboard|summary|costs|statistics|stats/i)
        await app.figureIs(/total|costs/i, (value) => Math.abs(value - before - 96) < 1)
      }),
      check('data', 'the consumption is told', async (app) => {
        await app.near(/overview|dashboard|summary|fuel|statistics|stats/i)
        await app.sees(
          /\d+([.,]\d+)?\s*(l|litres?|liters?)\s*(\/|per)\s*100|consumption\D{0,40}(?!100)\d/i,
        )
      }),
      check(
        'persistence',
        'repairs survive a reload',
        claim.keeps('repair', { description: 'Left mirror glass', cost: '35' }),
      ),
    ],
  },
  {
    id: 'bus-timetable',
    style: 'long',
    domain: 'transport',
    prompt:
      'Create a website for the public buses of a town to help passengers plan their way. There should be functionalities for timetables, a journey planner, fares and service notices. Passengers should be able to look up a line with its stops, search for a stop, find a connection between two stops, calculate the fare by zone and passenger type, and report a lost item. Use light yellow as background and dark red for headers and buttons.',
    checks: [
      check('data', 'a line opens with its stops', claim.opensDetails(/lines|timetable|routes/i)),
      check(
        'search',
        'stops or lines can be searched',
        claim.searchNarrows(/stops|lines|timetable|routes/i),
      ),
      check('tool', 'a connection between two stops is found', async (app) => {
        await app.near(/plan|journey|connection/i)
        await app.calculate({ from: '', to: '' }, /find|search|plan|show/i)
        await app.sees(/\d{1,2}[:.]\d\d/)
        await app.sees(/line \w+|bus \w+|transfer|direct|min/i)
      }),
      check('tool', 'a fare is calculated', async (app) => {
        await app.near(/fare|ticket|price/i)
        await app.calculate({ zone: '', 'passenger?': '' }, /calculate|show|fare/i)
        await app.sees(/[$€£]\s?\d+[.,]\d\d|\d+[.,]\d\d\s?[$€£]/)
      }),
      check('form', 'a lost item is reported', async (app) => {
        await app.add(
          'lost item',
          {
            description: 'Green umbrella',
            'name?': 'Nia Evans',
            'email?': 'nia@example.org',
            'date?': day(-1),
          },
          { by: /lost|report/i },
        )
        await app.confirms(/thank|received|reported|sent|Green umbrella/i)
      }),
      check(
        'navigation',
        'service notices have a page',
        claim.visitsList(/notices|service|news|alerts/i, 1),
      ),
      check('theme', 'the page is light yellow', claim.pageColour('lightyellow')),
      check('theme', 'headers and buttons are dark red', claim.partColour('darkred')),
    ],
  },
]
