import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'property-agency',
    style: 'long',
    domain: 'real estate',
    prompt:
      'Please implement a real estate website for an agency to present houses and apartments. The website should have functionalities for property listings, a mortgage calculator, agent profiles and viewing requests. Users should be able to filter properties by type and price, sort them by price, view a property with rooms, area and photos, save properties as favourites, request a viewing and estimate the monthly mortgage. Use papaya whip as the background colour and sienna for components.',
    checks: [
      check(
        'filter',
        'the type narrows the properties',
        claim.filterNarrows(/type/i, /properties|listings|buy|homes/i),
      ),
      check(
        'filter',
        'the price narrows the properties',
        claim.filterNarrows(/price/i, /properties|listings|buy|homes/i),
      ),
      check(
        'sort',
        'properties are sorted by price',
        claim.sorts(/price/i, /properties|listings|buy|homes/i),
      ),
      check('data', 'a property opens with its figures', async (app) => {
        await app.near(/properties|listings|buy|homes/i)
        await app.open()
        await app.sees(/\d+ ?(m²|m2|sq\.? ?(ft|m)|sqft|square)|area\W+\d+/i)
        await app.sees(/\d+ (bed)?rooms?|(bed)?rooms?\W+\d/i)
      }),
      check(
        'social',
        'a saved property is among the favourites',
        claim.saves(/properties|listings|buy|homes/i, /favou?rite|saved/i),
      ),
      check('form', 'a viewing is requested', async (app) => {
        await app.near(/properties|listings|buy|homes/i)
        await app.try(() => app.open())
        await app.add(
          'viewing',
          {
            name: 'Alma Brooks',
            'email?': 'alma@example.org',
            'phone?': '555 0160',
            'date?': day(6),
            'message?': 'Saturday is best',
          },
          { by: /viewing|visit|request|contact/i },
        )
        await app.confirms(/thank|received|requested|in touch|sent|confirmed|Alma Brooks/i)
      }),
      check('tool', 'a mortgage is estimated', async (app) => {
        await app.near(/mortgage|calculator/i)
        await app.calculate({ amount: '240000', rate: '4', years: '25', 'down payment?': '0' })
        await app.sees(/1[,.]?266[.,]8\d|1[,.]?267/)
      }),
      check('theme', 'the page is papaya whip', claim.pageColour('papayawhip')),
      check('theme', 'the components are sienna', claim.partColour('sienna')),
    ],
  },
]
