import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'solar-energy',
    style: 'long',
    domain: 'energy',
    prompt:
      "Please implement a monitoring web application for owners of solar panels. It should have functionalities for production and consumption charts, devices, alerts and a savings calculator. Users should be able to see today's production and consumption, compare months in a chart, add devices such as panels, inverters and batteries with their power, acknowledge alerts, and calculate yearly savings from panel area and electricity price. Use honeydew as the background colour and goldenrod for components.",
    checks: [
      check('data', 'production is told', async (app) => {
        await app.near(/dashboard|overview|home/i)
        await app.figureIs(/production|produced|generated|generation/i, (value) => value > 0)
        await app.sees(/kwh|kw\b|wh\b/i)
      }),
      check(
        'chart',
        'production is drawn',
        claim.draws(/dashboard|overview|production|chart|statistics/i),
      ),
      check(
        'form',
        'a device is in the list',
        claim.adds('device', { name: 'Roof east string', 'type?': '', power: '420' }),
      ),
      check(
        'workflow',
        'an alert is acknowledged',
        claim.changesStatus(
          /alerts/i,
          /acknowledge|resolve|dismiss/i,
          /acknowledged|resolved|dismissed|no alerts/i,
        ),
      ),
      check('tool', 'savings follow the area', async (app) => {
        await app.near(/saving|calculator/i)
        await app.calculate({ area: '20', price: '0.3' })
        const before = (await app.text()).match(/[$€£]?\s?\d[\d,.]*/g)?.join()
        await app.calculate({ area: '40', price: '0.3' })
        await app.holds(
          async () => (await app.text()).match(/[$€£]?\s?\d[\d,.]*/g)?.join() !== before,
          'the result is as before',
        )
      }),
      check('theme', 'the page is honeydew', claim.pageColour('honeydew')),
      check('theme', 'the components are goldenrod', claim.partColour('goldenrod')),
    ],
  },
  {
    id: 'farm-management',
    style: 'long',
    domain: 'agriculture',
    prompt:
      'We run an organic farm and need a web app to manage fields, crops, tasks and harvests. Workers should be able to record fields with size and soil, plan crops for a field with sowing and harvest dates, see tasks for the week and mark them as done, record harvests in kilograms, and see the yield per crop in a chart. Harvest records should be searchable and exportable. Use pale green background and saddle brown buttons.',
    checks: [
      check(
        'form',
        'a field is in the list',
        claim.adds('field', { name: 'Long Acre', size: '4.5', 'soil?': '' }),
      ),
      check(
        'form',
        'a crop is planned',
        claim.adds('crop', {
          name: 'Purple carrots',
          'field?': '',
          'sowing date?': day(5),
          'harvest date?': day(95),
        }),
      ),
      check(
        'workflow',
        'a task is done',
        claim.ticksOff(
          'task',
          { title: 'Mend the north fence', 'due date?': day(1), 'date?': day(1) },
          /done|complete|finish|check/i,
        ),
      ),
      check(
        'form',
        'a harvest is recorded',
        claim.adds(
          'harvest',
          { 'crop?': '', kilograms: '863', 'date?': day(0) },
          { shows: number(863) },
        ),
      ),
      check(
        'chart',
        'the yield is drawn',
        claim.draws(/yield|harvest|chart|statistics|reports|dashboard|overview/i),
      ),
      check(
        'search',
        'harvests can be searched',
        claim.searchNarrows(/harvest/i, { strict: true }),
      ),
      check(
        'export',
        'harvests are exported',
        claim.exportsFile(/csv|export|download/i, /.+[,;].+\n.+/, /harvest/i),
      ),
      check('theme', 'the page is pale green', claim.pageColour('palegreen')),
      check('theme', 'buttons are saddle brown', claim.partColour('saddlebrown')),
    ],
  },
]
