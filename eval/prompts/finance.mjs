import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

/** Some show a new invoice at once, some a list of invoices first. */
async function compose(app) {
  await app.near(/invoice|new|create/i)
  if (!(await app.hasField(/quantity|qty|client|customer|bill/i))) {
    await app.press(/^\W*(add|new|create)\b.*invoice|^\W*(new|create)$/i)
  }
}

export default [
  {
    id: 'expense-tracker',
    style: 'short',
    domain: 'finance',
    prompt: 'expense tracker with categories and a monthly chart',
    checks: [
      check(
        'form',
        'an expense is in the list',
        claim.adds('expense', { description: 'Umbrella', amount: '23.40' }),
      ),
      check('data', 'the amount stands with the expense', async (app) => {
        await app.add('expense', { description: 'Doormat', amount: '18.75' })
        await app.lists('Doormat')
        app.expect(
          /18[.,]75/.test(await app.entry('Doormat')),
          'the amount is not with the expense',
        )
      }),
      check('data', 'an expense raises the total', async (app) => {
        await app.near(/overview|dashboard|summary|home/i)
        const before = await app.figure(/total|spent|this month/i)
        await app.add('expense', { description: 'Bicycle', amount: '350', date: day(0) })
        await app.near(/overview|dashboard|summary|home/i)
        await app.figureIs(/total|spent|this month/i, (value) => Math.abs(value - before - 350) < 1)
      }),
      check(
        'chart',
        'a chart is drawn',
        claim.draws(/overview|dashboard|chart|report|statistics/i),
      ),
      check(
        'filter',
        'a category narrows the expenses',
        claim.filterNarrows(/categor/i, /expenses|transactions/i),
      ),
      check(
        'persistence',
        'expenses survive a reload',
        claim.keeps('expense', { description: 'Lampshade', amount: '31' }),
      ),
      check(
        'form',
        'an expense can be changed',
        claim.edits(
          'expense',
          { description: 'Kettle', amount: '44' },
          { description: 'Copper kettle' },
        ),
      ),
    ],
  },
  {
    id: 'loan-calculator',
    style: 'short',
    domain: 'finance',
    prompt:
      'Loan calculator: amount, yearly interest rate, years. Show the monthly payment, total interest and an amortization table.',
    checks: [
      check('tool', 'the monthly payment is right', async (app) => {
        await app.calculate({ amount: '10000', rate: '6', years: '1' })
        await app.sees(/860[.,]66|861/)
      }),
      check('tool', 'the total interest is right', async (app) => {
        await app.calculate({ amount: '10000', rate: '6', years: '1' })
        await app.sees(/32[78][.,]9\d|328/)
      }),
      check('data', 'the table has a row for each month', async (app) => {
        await app.calculate({ amount: '10000', rate: '6', years: '1' })
        app.expect((await app.items(12)).length >= 12, 'fewer than twelve rows')
      }),
      check('tool', 'the payment follows the years', async (app) => {
        await app.calculate({ amount: '24000', rate: '5', years: '2' })
        await app.sees(/1[,.]?052[.,]91|1[,.]?053/)
      }),
      check('form', 'a negative amount is refused', async (app) => {
        await app.calculate({ amount: '-5', rate: '6', years: '1' })
        await app.complains()
      }),
    ],
  },
  {
    id: 'personal-bank',
    style: 'long',
    domain: 'finance',
    prompt:
      'Please implement a personal banking web application for managing accounts and payments. The application should have functionalities for account overview, transfers, transaction history and spending analysis. Users should be able to log in, view balances of their accounts, transfer money between accounts, search the transaction history, filter transactions by type, view spending by category in a chart, and export transactions as CSV. Use ghost white as the background colour and midnight blue for components.',
    checks: [
      check('auth', 'one can log in', claim.signsUp()),
      check('data', 'accounts show their balances', async (app) => {
        await app.signUpIfAsked()
        await app.near(/accounts|overview|dashboard/i)
        await app.sees(/[$€£]\s?\d[\d,.]*\d|\d[\d,.]*\d\s?[$€£]/)
        app.expect(
          (await app.figure(/balance|checking|savings|current/i)) !== 0,
          'the balance is zero',
        )
      }),
      check('form', 'a transfer is in the history', async (app) => {
        await app.signUpIfAsked()
        await app.add(
          'transfer',
          {
            amount: '61.37',
            'from?': '',
            'to?': '',
            'reference?': 'Rent share',
            'description?': 'Rent share',
          },
          { by: /transfer|send/i },
        )
        await app.lists(/61[.,]37/)
      }),
      check(
        'form',
        'a transfer without an amount is refused',
        claim.refusesEmpty('transfer', { by: /transfer|send/i }),
      ),
      check('search', 'the history can be searched', claim.searchNarrows(/transactions|history/i)),
      check(
        'filter',
        'transactions are filtered by type',
        claim.filterNarrows(/type|kind/i, /transactions|history/i),
      ),
      check('chart', 'spending is drawn', claim.draws(/spending|analy|overview|dashboard/i)),
      check(
        'export',
        'transactions come as CSV',
        claim.exportsFile(/csv|export|download/i, /.+[,;].+\n.+[,;]/, /transactions|history/i),
      ),
      check('theme', 'the page is ghost white', claim.pageColour('ghostwhite')),
      check('theme', 'the components are midnight blue', claim.partColour('midnightblue')),
    ],
  },
  {
    id: 'stock-portfolio',
    style: 'long',
    domain: 'finance',
    prompt:
      'Build a web app for private investors to keep an eye on their stock portfolio. Users should be able to add holdings with ticker, number of shares and purchase price, see the current value and profit or loss of each holding, see the total portfolio value, look at the price history of a stock in a line chart, keep a watchlist, and sort holdings by profit. Use a dark theme with black background and lime green accents.',
    checks: [
      check(
        'form',
        'a holding is in the portfolio',
        claim.adds('holding', { ticker: 'ZENQ', shares: '12', 'purchase price': '50' }),
      ),
      check('data', 'profit or loss is shown for holdings', async (app) => {
        await app.near(/portfolio|holdings|dashboard/i)
        await app.items(2)
        await app.sees(/[+-−]\s?[$€£]?\s?\d+([.,]\d+)?\s?%?/)
        await app.sees(/profit|gain|p\/l|return|loss/i)
      }),
      check('data', 'the total value follows a new holding', async (app) => {
        await app.near(/portfolio|overview|dashboard/i)
        const before = await app.figure(/total|portfolio value/i)
        await app.add('holding', { ticker: 'ZENQ', shares: '100', 'purchase price': '70' })
        await app.near(/portfolio|overview|dashboard/i)
        await app.figureIs(/total|portfolio value/i, (value) => value > before)
      }),
      check('chart', 'a line of prices is drawn', async (app) => {
        await app.near(/chart|history|stocks|analy|dashboard|portfolio/i)
        await app.try(
          () => app.chart(),
          async () => {
            await app.open()
            await app.chart()
          },
        )
      }),
      check('social', 'a stock goes onto the watchlist', async (app) => {
        await app.near(/watch/i)
        await app.add('stock', { ticker: 'ZENQ' }, { by: /add|watch/i })
        await app.lists('ZENQ')
      }),
      check(
        'sort',
        'holdings are sorted by profit',
        claim.sorts(/profit|gain|p\/l|return|loss/i, /portfolio|holdings/i),
      ),
      check('theme', 'the page is black', claim.pageColour('black')),
      check('theme', 'accents are lime green', claim.partColour('limegreen', 'lime')),
    ],
  },
  {
    id: 'invoice-generator',
    style: 'short',
    domain: 'finance',
    prompt: 'a simple invoice generator, html and js only',
    checks: [
      check('tool', 'a line is worth quantity times price', async (app) => {
        await compose(app)
        await app.line({ description: 'Garden design', quantity: '3', price: '47' })
        await app.sees(number(141))
      }),
      check('tool', 'lines add up to a total', async (app) => {
        await compose(app)
        await app.line({ description: 'Hedge cutting', quantity: '2', price: '60' })
        await app.line({ description: 'Disposal', quantity: '1', price: '37' })
        await app.sees(number(157))
      }),
      check('form', 'who is billed can be entered', async (app) => {
        await compose(app)
        await app.fill(/client|customer|bill(ed)? to|recipient|to/i, 'Orchard Ltd')
      }),
      check('tool', 'tax raises the total', async (app) => {
        await compose(app)
        await app.line({ description: 'Pruning', quantity: '1', price: '200' })
        await app.fill(/tax|vat/i, '10')
        await app.sees(number(220))
      }),
      check('export', 'the invoice can be printed or downloaded', claim.printsOrDownloads()),
    ],
  },
]
