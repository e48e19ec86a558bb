import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'candle-shop',
    style: 'short',
    domain: 'shop',
    prompt: 'online shop for handmade candles with cart and checkout',
    checks: [
      check('data', 'several products with prices are on sale', async (app) => {
        await app.near(/shop|products|candles|collection|catalog/i)
        const items = await app.items(3)
        app.expect(
          items.filter(({ text }) => /\d/.test(text)).length >= 3,
          'fewer than three products have a price',
        )
      }),
      check(
        'commerce',
        'a product goes into the cart',
        claim.goesIntoCart(/shop|products|candles/i),
      ),
      check('commerce', 'two different products are both in the cart', async (app) => {
        const first = await app.addToCart(0)
        const second = await app.addToCart(1)
        await app.openCart()
        await app.sees(first)
        await app.sees(second)
      }),
      check('commerce', 'a product can be taken out of the cart', async (app) => {
        const product = await app.addToCart(0)
        await app.openCart()
        await app.sees(product)
        await app.remove(product)
      }),
      check('commerce', 'checkout ends in a confirmed order', claim.ordersByCheckout()),
      check('persistence', 'the cart survives a reload', async (app) => {
        const product = await app.addToCart(0)
        await app.reload()
        await app.openCart()
        await app.sees(product)
      }),
    ],
  },
  {
    id: 'electronics-store',
    style: 'long',
    domain: 'shop',
    prompt:
      'Please implement an online store that sells consumer electronics. The website should have functionalities for product browsing, a shopping cart, checkout and customer reviews. Users should be able to browse products by category, search for products, sort them by price, view product details, write a review, add products to the cart, change quantities and place an order. Use alice blue as the background colour and steel blue for the components.',
    checks: [
      check('theme', 'the page is alice blue', claim.pageColour('aliceblue')),
      check('theme', 'the components are steel blue', claim.partColour('steelblue')),
      check(
        'search',
        'searching narrows the products',
        claim.searchNarrows(/products|shop|catalog|store/i),
      ),
      check(
        'filter',
        'a category narrows the products',
        claim.filterNarrows(/categor|type|department/i, /products|shop|catalog|store/i),
      ),
      check(
        'sort',
        'products can be put in order of price',
        claim.sorts(/price/i, /products|shop|catalog|store/i),
      ),
      check(
        'data',
        'a product opens with its details',
        claim.opensDetails(/products|shop|catalog|store/i),
      ),
      check('form', 'a review is shown with the product', async (app) => {
        await app.near(/products|shop|catalog|store/i)
        await app.open()
        await app.add('review', {
          'name?': 'Iris',
          'rating?': 4,
          comment: 'Battery lasts two full days',
        })
        await app.lists('Battery lasts two full days')
      }),
      check('commerce', 'the total follows the quantity', claim.quantityChangesTotal()),
      check('commerce', 'an order can be placed', claim.ordersByCheckout()),
    ],
  },
  {
    id: 'second-hand-clothes',
    style: 'long',
    domain: 'shop',
    prompt:
      'Create a marketplace where people sell second-hand clothes to each other. Sellers should be able to list an item with title, size, condition, price and description. Buyers should be able to filter by size and condition, save favourites, and contact the seller. There should be a page with my listings and a page with my favourites.',
    checks: [
      check(
        'form',
        'a listed item is offered',
        claim.adds('item', {
          title: 'Corduroy jacket',
          size: 'M',
          condition: 'Good',
          price: '35',
          description: 'Hardly worn',
        }),
      ),
      check('data', 'a listed item shows its price', async (app) => {
        await app.add('item', { title: 'Linen shirt', price: '19' })
        await app.lists('Linen shirt')
        app.expect(/19/.test(await app.entry('Linen shirt')), 'the price is not with the item')
      }),
      check(
        'navigation',
        'there is a page with my listings',
        claim.visits(/my (listings|items|shop)|selling/i),
      ),
      check(
        'filter',
        'size narrows the items',
        claim.filterNarrows(/size/i, /browse|shop|items|market|home/i),
      ),
      check(
        'filter',
        'condition narrows the items',
        claim.filterNarrows(/condition/i, /browse|shop|items|market|home/i),
      ),
      check(
        'social',
        'a saved item is among the favourites',
        claim.saves(/browse|shop|items|market|home/i, /favou?rite|saved|wish/i),
      ),
      check('form', 'a message to the seller is sent', async (app) => {
        await app.near(/browse|shop|items|market/i)
        await app.open()
        await app.add(
          'message',
          { message: 'Is it still available?' },
          { by: /contact|message|ask/i },
        )
        await app.confirms(/sent|thank|is it still available/i)
      }),
    ],
  },
  {
    id: 'flower-shop',
    style: 'short',
    domain: 'shop',
    prompt:
      'small website for my flower shop, bouquets with prices, opening hours and an order form. pink please',
    checks: [
      check('data', 'several bouquets have prices', async (app) => {
        await app.near(/bouquet|flowers|shop|products/i)
        const items = await app.items(3)
        app.expect(
          items.filter(({ text }) => /[$€£]\s?\d|\d\s?[$€£]/.test(text)).length >= 3,
          'fewer than three prices',
        )
      }),
      check('content', 'opening hours are told by day and time', async (app) => {
        await app.near(/contact|hours|visit|about/i)
        await app.sees(/mon|monday|weekday|daily/i)
        await app.sees(/\d{1,2}([:.]\d\d)?\s?(am|pm|–|-|to)/i)
      }),
      check('form', 'an order is accepted', async (app) => {
        await app.add('order', {
          name: 'Rosa Vega',
          'email?': 'rosa@example.org',
          'phone?': '555 0134',
          'message?': 'For a birthday',
        })
        await app.confirms(/thank|received|confirmed|placed|Rosa Vega/i)
      }),
      check('form', 'an empty order is refused', claim.refusesEmpty('order')),
      check(
        'theme',
        'something large or pressable is pink',
        claim.partColour('pink', 'hotpink', 'deeppink', '#ec4899', '#db2777'),
      ),
    ],
  },
]
