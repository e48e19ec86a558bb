import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'pet-adoption',
    style: 'long',
    domain: 'pets',
    prompt:
      'Please implement a website for an animal shelter to find homes for pets. The website should have functionalities for pet listings, adoption applications, a lost and found board and donations. Visitors should be able to filter pets by species, age and size, view a pet profile with photo and story, apply to adopt a pet, report a lost pet and mark favourites. Use peach puff as the background colour and chocolate for components.',
    checks: [
      check(
        'filter',
        'a species narrows the pets',
        claim.filterNarrows(/species|type|animal/i, /pets|animals|adopt/i),
      ),
      check(
        'filter',
        'a size narrows the pets',
        claim.filterNarrows(/size/i, /pets|animals|adopt/i),
      ),
      check('data', 'a pet has a profile', claim.opensDetails(/pets|animals|adopt/i)),
      check('form', 'an application is accepted', async (app) => {
        await app.near(/pets|animals|adopt/i)
        await app.try(() => app.open())
        await app.add(
          'application',
          {
            name: 'Holly Marsh',
            'email?': 'holly@example.org',
            'phone?': '555 0199',
            'message?': 'We have a garden',
          },
          { by: /adopt|apply|application/i },
        )
        await app.confirms(/thank|received|submitted|sent|in touch|Holly Marsh/i)
      }),
      check(
        'form',
        'a lost pet is on the board',
        claim.adds(
          'lost pet',
          {
            name: 'Whisky',
            'species?': '',
            'description?': 'Three-coloured cat',
            'location?': 'Canal lock',
            'date?': day(-1),
          },
          { by: /lost|report/i },
        ),
      ),
      check(
        'social',
        'a favourite is kept',
        claim.saves(/pets|animals|adopt/i, /favou?rite|saved/i),
      ),
      check('theme', 'the page is peach puff', claim.pageColour('peachpuff')),
      check('theme', 'the components are chocolate', claim.partColour('chocolate')),
    ],
  },
]
