import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'donation-platform',
    style: 'long',
    domain: 'charity',
    prompt:
      'Please implement a website for a charity that builds wells to collect donations and find volunteers. The website should have functionalities for campaigns, donations, volunteer registration and success stories. Visitors should be able to browse campaigns with a progress bar, donate an amount to a campaign, register as a volunteer with skills and available days, read stories and subscribe to news. Use light goldenrod yellow as background colour and dark green for components.',
    checks: [
      check('data', 'campaigns show how far they are', async (app) => {
        await app.near(/campaigns|projects|causes|donate/i)
        await app.items(2)
        await app.sees(/\d+\s?%|raised|[$€£]\s?[\d.,]+ (of|\/)/i)
      }),
      check('commerce', 'a donation moves the campaign', async (app) => {
        await app.near(/campaigns|projects|causes|donate/i)
        await app.try(() => app.open())
        await app.add(
          'donation',
          { amount: '135', 'name?': 'Ruth Abel', 'email?': 'ruth@example.org', 'campaign?': '' },
          { by: /donate|give|support|contribute/i },
        )
        await app.confirms(/thank|received|135/i)
      }),
      check(
        'form',
        'a donation without an amount is refused',
        claim.refusesEmpty('donation', { by: /donate|give|support|contribute/i }),
      ),
      check('form', 'a volunteer registers', async (app) => {
        await app.add(
          'volunteer',
          {
            name: 'Tariq Stone',
            'email?': 'tariq@example.org',
            'skills?': 'Masonry',
            'available days?': '',
          },
          { by: /volunteer|register|join|sign up/i },
        )
        await app.confirms(/thank|received|registered|welcome|Tariq Stone/i)
      }),
      check('data', 'a story can be read', claim.opensDetails(/stories/i)),
      check('form', 'the news can be subscribed to', async (app) => {
        await app.add(
          'subscription',
          { email: 'ruth@example.org' },
          { by: /subscribe|newsletter/i },
        )
        await app.confirms(/thank|subscribed|welcome|confirm/i)
      }),
      check(
        'theme',
        'the page is light goldenrod yellow',
        claim.pageColour('lightgoldenrodyellow'),
      ),
      check('theme', 'the components are dark green', claim.partColour('darkgreen')),
    ],
  },
  {
    id: 'town-reports',
    style: 'long',
    domain: 'civic',
    prompt:
      'Develop a web portal for a town hall where citizens report problems in the street such as potholes, broken lamps and litter. Citizens should be able to submit a report with category, location, description and photo, see all reports with their status, filter reports by category and status, support a report of somebody else, and comment. Town staff should be able to change the status to in progress or solved. A statistics page shows reports by category in a chart. Use lemon chiffon for the background and firebrick for components.',
    checks: [
      check(
        'form',
        'a report is in the list',
        claim.adds(
          'report',
          {
            description: 'Bench without a seat',
            'title?': 'Bench without a seat',
            'category?': '',
            'location?': 'Mill Square',
          },
          { shows: 'Bench without a seat', by: /report|submit|new|add/i },
        ),
      ),
      check(
        'filter',
        'a category narrows the reports',
        claim.filterNarrows(/categor|type/i, /reports|issues|problems/i),
      ),
      check(
        'filter',
        'a status narrows the reports',
        claim.filterNarrows(/status/i, /reports|issues|problems/i),
      ),
      check('social', 'support for a report counts', async (app) => {
        await app.near(/reports|issues|problems/i)
        await app.try(
          () => app.changes(() => app.press(/support|vote|me too|like|👍/i)),
          async () => {
            await app.open()
            await app.changes(() => app.press(/support|vote|me too|like|👍/i))
          },
        )
      }),
      check(
        'workflow',
        'staff change the status',
        claim.changesStatus(/reports|issues|problems/i, /in progress|solved/i),
      ),
      check(
        'chart',
        'reports by category are drawn',
        claim.draws(/statistics|stats|overview|dashboard/i),
      ),
      check('theme', 'the page is lemon chiffon', claim.pageColour('lemonchiffon')),
      check('theme', 'the components are firebrick', claim.partColour('firebrick')),
    ],
  },
]
