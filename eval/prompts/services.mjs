import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'law-firm',
    style: 'long',
    domain: 'legal',
    prompt:
      'Please build a professional website for a small law firm. It needs a home page, practice areas (family law, labour law, tenancy, inheritance), lawyers with photo and short biography, a page with fees, articles, and contact with a map or directions. Visitors should be able to ask for a consultation with name, phone, area and a short description, and to estimate the court costs from the value in dispute. Navy and gold on white, serif headings.',
    checks: [
      check(
        'navigation',
        'the practice areas are described',
        claim.visitsList(/practice|areas|services/i, 4),
      ),
      check(
        'data',
        'lawyers are introduced',
        claim.visitsList(/lawyers|attorneys|team|our people/i, 2),
      ),
      check('form', 'a consultation is asked for', async (app) => {
        await app.add(
          'consultation',
          {
            name: 'Ivo Lang',
            phone: '555 0190',
            'area?': '',
            'email?': 'ivo@example.org',
            description: 'My landlord keeps the deposit',
          },
          { by: /consult|request|contact|send|submit/i },
        )
        await app.confirms(/thank|received|in touch|sent|requested/i)
      }),
      check(
        'form',
        'an empty request is refused',
        claim.refusesEmpty('consultation', { by: /consult|request|contact|send|submit/i }),
      ),
      check('tool', 'court costs are estimated', async (app) => {
        await app.near(/fees|costs/i)
        await app.calculate({ value: '8000' }, /estimate|calculate|show/i)
        await app.sees(/(cost|fee|total|estimate)\D{0,60}\d/i)
      }),
      check(
        'theme',
        'something large or pressable is navy',
        claim.partColour('navy', '#1e3a5f', '#0a1f44'),
      ),
      check('theme', 'headings have serifs', async (app) => {
        await app.hasInterface()
        app.expect(
          /(^|[^-])serif|georgia|times|garamond|playfair|merriweather/i.test(
            await app.headingFont(),
          ),
          'the headings have no serifs',
        )
      }),
    ],
  },
  {
    id: 'nail-salon',
    style: 'short',
    domain: 'beauty',
    prompt:
      'nail salon site, services & prices, book online pick a technician, instagram style gallery. soft pink background',
    checks: [
      check('data', 'services have prices', async (app) => {
        await app.near(/services|prices|treatments/i)
        app.expect((await app.count(/[$€£]\s?\d+|\d+\s?[$€£]/g)) >= 3, 'fewer than three prices')
      }),
      check('booking', 'an appointment is booked', async (app) => {
        await app.add(
          'appointment',
          {
            name: 'Carmen Diaz',
            date: day(7),
            'time?': '15:00',
            'service?': '',
            'technician?': '',
            'phone?': '555 0123',
            'email?': 'carmen@example.org',
          },
          { by: /book|appointment/i },
        )
        await app.confirms(/confirmed|thank|booked|received|Carmen Diaz/i)
      }),
      check('booking', 'a technician can be picked', async (app) => {
        await app.near(/book|appointment/i)
        app.expect(
          (await app.choices(/technician|staff|stylist|with/i)).length >= 2,
          'fewer than two technicians',
        )
      }),
      check('content', 'the gallery shows pictures', async (app) => {
        await app.near(/gallery|instagram|work|portfolio/i)
        await app.pictures(4)
      }),
      check(
        'theme',
        'the page is a soft pink',
        claim.pageColour('pink', 'mistyrose', 'lavenderblush', '#fdf2f8', '#fce7f3', '#ffe4ec'),
      ),
    ],
  },
]
