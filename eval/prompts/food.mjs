import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'recipe-box',
    style: 'short',
    domain: 'recipes',
    prompt: 'recipe box with ratings and search',
    checks: [
      check('form', 'a new recipe is in the list', claim.adds('recipe', { title: 'Lemon tart' })),
      check('form', 'a recipe carries its rating', async (app) => {
        await app.add('recipe', { title: 'Nettle soup', rating: 4 })
        await app.lists('Nettle soup')
        await app.rated('Nettle soup', 4)
      }),
      check(
        'search',
        'searching finds a recipe',
        claim.searchFinds('recipe', { title: 'Plum dumplings' }, { title: 'Fennel salad' }),
      ),
      check('data', 'a recipe opens with ingredients or steps', async (app) => {
        await app.near(/recipes/i)
        await app.open()
        await app.sees(/ingredients|instructions|method|steps|directions/i)
      }),
      check(
        'form',
        'a recipe can be removed',
        claim.removes('recipe', { title: 'Burnt porridge' }),
      ),
      check(
        'persistence',
        'recipes survive a reload',
        claim.keeps('recipe', { title: 'Rye waffles' }),
      ),
    ],
  },
  {
    id: 'meal-planner',
    style: 'long',
    domain: 'recipes',
    prompt:
      'Please implement a meal planning application for families. It should have functionalities for a recipe collection, a weekly plan and a shopping list. Users should be able to add recipes with ingredients and cooking time, search recipes, filter them by diet (vegan, vegetarian, gluten free), put meals on the days of the week, and tick off things on the shopping list. Use cornsilk as the background colour and olive for components.',
    checks: [
      check(
        'form',
        'a recipe is in the collection',
        claim.adds('recipe', {
          title: 'Barley risotto',
          'ingredients?': 'barley, leek, stock',
          'cooking time?': '40',
        }),
      ),
      check('search', 'recipes can be searched', claim.searchNarrows(/recipes/i)),
      check(
        'filter',
        'a diet narrows the recipes',
        claim.filterNarrows(/diet|vegan|type/i, /recipes/i),
      ),
      check('workflow', 'a meal is put on a day', async (app) => {
        await app.near(/plan|week/i)
        const before = await app.text()
        await app.add(
          'meal',
          {
            'title?': 'Pea pancakes',
            'recipe?': '',
            'day?': 'Tuesday',
            'date?': day(1),
            'meal?': '',
          },
          { at: /plan|week/i },
        )
        await app.near(/plan|week/i)
        await app.holds(async () => (await app.text()) !== before, 'the plan is as before')
      }),
      check('data', 'the plan has the days of the week', async (app) => {
        await app.go(/plan|week/i)
        for (const weekday of [/mon/i, /wed/i, /sat/i]) await app.sees(weekday)
      }),
      check(
        'form',
        'something is put on the shopping list',
        claim.adds('item', { name: 'Buckwheat flour', 'quantity?': '1' }, { at: /shopping/i }),
      ),
      check(
        'workflow',
        'something is ticked off the shopping list',
        claim.ticksOff('item', { name: 'Oat milk', 'quantity?': '1' }, /bought|done|check|got/i, {
          at: /shopping/i,
        }),
      ),
      check('theme', 'the page is cornsilk', claim.pageColour('cornsilk')),
      check('theme', 'the components are olive', claim.partColour('olive')),
    ],
  },
  {
    id: 'pizza-place',
    style: 'short',
    domain: 'restaurant',
    prompt: 'website for pizza place w/ menu and online ordering (pickup or delivery)',
    checks: [
      check('data', 'dishes have prices', async (app) => {
        await app.near(/menu|order|pizza/i)
        app.expect((await app.count(/[$€£]\s?\d+|\d+[.,]\d\d/g)) >= 4, 'fewer than four prices')
      }),
      check('commerce', 'a pizza goes into the order', claim.goesIntoCart(/menu|order|pizza/i)),
      check('commerce', 'pickup or delivery can be chosen', async (app) => {
        await app.near(/menu|order|pizza/i)
        await app.addToCart(0)
        await app.openCart()
        await app.try(
          () => app.pick(/pick ?up/i),
          async () => {
            await app.press(/checkout|continue|order/i)
            await app.pick(/pick ?up/i)
          },
        )
      }),
      check('commerce', 'an order is confirmed', claim.ordersByCheckout(/menu|order|pizza/i)),
      check(
        'commerce',
        'two pizzas cost twice as much',
        claim.quantityChangesTotal(/menu|order|pizza/i),
      ),
    ],
  },
  {
    id: 'fine-restaurant',
    style: 'long',
    domain: 'restaurant',
    prompt:
      'Please implement a website for an Italian restaurant to present the menu and take reservations. The website should have functionalities for the menu, table reservations, a photo gallery, guest reviews and contact. Guests should be able to browse the menu by course (starters, pasta, mains, desserts), filter vegetarian dishes, reserve a table with name, date, time and number of guests, and write a review with stars. Use antique white as the background and maroon for components.',
    checks: [
      check(
        'filter',
        'a course shows only its dishes',
        claim.filterNarrows(/course|category|starter|pasta|dessert/i, /menu/i),
      ),
      check(
        'filter',
        'vegetarian dishes can be picked out',
        claim.filterNarrows(/vegetarian|diet|veggie/i, /menu/i),
      ),
      check('booking', 'a table is reserved', async (app) => {
        await app.add(
          'reservation',
          {
            name: 'Lucia Ferro',
            date: day(8),
            'time?': '19:30',
            guests: '4',
            'phone?': '555 0177',
            'email?': 'lucia@example.org',
          },
          { by: /reserv|book/i },
        )
        await app.confirms(/confirmed|thank|reserved|received|Lucia Ferro/i)
      }),
      check(
        'form',
        'a reservation without a name is refused',
        claim.refusesEmpty('reservation', { by: /reserv|book/i }),
      ),
      check(
        'form',
        'a review with stars is shown',
        claim.adds(
          'review',
          { 'name?': 'Marco', rating: 5, comment: 'The saffron risotto made us silent' },
          { shows: 'The saffron risotto made us silent' },
        ),
      ),
      check('content', 'the gallery shows pictures', async (app) => {
        await app.near(/gallery|photos/i)
        await app.pictures(3)
      }),
      check('theme', 'the page is antique white', claim.pageColour('antiquewhite')),
      check('theme', 'the components are maroon', claim.partColour('maroon')),
    ],
  },
  {
    id: 'tip-calculator',
    style: 'short',
    domain: 'tool',
    prompt: 'tip calculator, split the bill between friends',
    checks: [
      check('tool', 'each pays a share of bill and tip', async (app) => {
        await app.calculate({ bill: '120', tip: '10', people: '4' })
        await app.sees(number(33))
      }),
      check('tool', 'the tip itself is told', async (app) => {
        await app.calculate({ bill: '230', tip: '20', people: '2' })
        await app.sees(number(46))
      }),
      check('tool', 'the total is told', async (app) => {
        await app.calculate({ bill: '50', tip: '15', people: '1' })
        await app.sees(/57[.,]5/)
      }),
      check('tool', 'one person pays everything', async (app) => {
        await app.calculate({ bill: '90', tip: '0', people: '1' })
        app.expect((await app.count(/(?<![\d.,])90([.,]00)?(?!\d)/g)) >= 1, 'the total is not told')
      }),
      check('form', 'splitting between nobody is refused', async (app) => {
        await app.calculate({ bill: '50', tip: '15', people: '0' })
        app.expect(!/infinity|nan/i.test(await app.text()), 'it shows no number')
        await app.complains()
      }),
    ],
  },
]
