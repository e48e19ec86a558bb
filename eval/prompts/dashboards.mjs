import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'sales-dashboard',
    style: 'long',
    domain: 'dashboard',
    prompt:
      'Please implement a sales dashboard for a bicycle manufacturer. The dashboard should have functionalities for key figures, charts, a table of orders and reports. Managers should be able to see revenue, number of orders and average order value, view revenue by month in a bar chart and sales by region, filter the orders by region and date, sort the orders by amount, and export the orders as CSV. Use gainsboro as the background colour and dark slate blue for components.',
    checks: [
      check('data', 'revenue is told', async (app) => {
        await app.near(/dashboard|overview/i)
        await app.figureIs(/revenue/i, (value) => value > 0)
      }),
      check('data', 'the average order value is told', async (app) => {
        await app.near(/dashboard|overview/i)
        await app.figureIs(/average|avg/i, (value) => value > 0)
      }),
      check(
        'chart',
        'revenue by month is drawn',
        claim.draws(/dashboard|overview|report|analytics/i),
      ),
      check('filter', 'a region narrows the orders', claim.filterNarrows(/region/i, /orders/i)),
      check('sort', 'orders are sorted by amount', claim.sorts(/amount|total|value/i, /orders/i)),
      check(
        'export',
        'orders come as CSV',
        claim.exportsFile(/csv|export|download/i, /.+[,;].+\n.+[,;]/, /orders|report/i),
      ),
      check('theme', 'the page is gainsboro', claim.pageColour('gainsboro')),
      check('theme', 'the components are dark slate blue', claim.partColour('darkslateblue')),
    ],
  },
  {
    id: 'site-traffic',
    style: 'short',
    domain: 'dashboard',
    prompt:
      'dashboard for website traffic, visitors per day line chart, top pages, where they come from. dark mode toggle',
    checks: [
      check('chart', 'a line is drawn', claim.draws(/dashboard|overview|traffic/i)),
      check('data', 'visitors are counted', async (app) => {
        await app.figureIs(/visitors|visits/i, (value) => value > 0)
      }),
      check('data', 'the top pages are listed', async (app) => {
        await app.sees(/\/[a-z][\w/-]+|home ?page/i)
        await app.items(3)
      }),
      check('data', 'sources of visitors are told', async (app) => {
        await app.near(/source|referr|dashboard|overview/i)
        await app.sees(/google|direct|organic|social|referral|newsletter/i)
      }),
      check('theme', 'dark mode can be switched', claim.togglesDark()),
    ],
  },
  {
    id: 'weather-pages',
    style: 'short',
    domain: 'dashboard',
    prompt:
      'weather app, fake data is ok, cities, 5 day forecast with icons, switch between C and F',
    checks: [
      check('data', 'a temperature is told', async (app) => {
        await app.sees(/-?\d+\s?°/)
      }),
      check('data', 'five days are forecast', async (app) => {
        await app.try(() => app.sees(/forecast/i))
        app.expect(
          (await app.count(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/gi)) >= 4,
          'fewer than four days are named',
        )
        app.expect((await app.count(/-?\d+\s?°/g)) >= 5, 'fewer than five temperatures')
      }),
      check('tool', 'fahrenheit changes the numbers', async (app) => {
        const degrees = async () => ((await app.text()).match(/-?\d+\s?°/g) ?? []).join()
        const before = await degrees()
        app.expect(before !== '', 'there are no degrees')
        await app.pick(/°?\s?F\b|fahrenheit/i)
        await app.holds(async () => (await degrees()) !== before, 'the numbers are as before')
      }),
      check('search', 'another city can be chosen', async (app) => {
        await app.sees(/-?\d+\s?°/)
        await app.changes(() => app.another(/city|cities|location|place/i))
      }),
      check('content', 'the sky is described', async (app) => {
        await app.sees(/sunny|cloud|rain|snow|clear|storm|fog|wind/i)
        await app.pictures(3)
      }),
    ],
  },
]
