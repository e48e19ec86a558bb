import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'shipment-tracking',
    style: 'long',
    domain: 'logistics',
    prompt:
      'Create a website for a parcel company. Customers should be able to track a parcel by its number and see where it has been, calculate the shipping price from weight, size and destination, book a pickup with address and date, and find the nearest parcel shop in a list filtered by town. The navigation should have the pages Track, Prices, Pickup, Shops and Help. Yellow background (#fff8dc is fine), red buttons.',
    checks: [
      check('tool', 'an unknown parcel is told to be unknown', async (app) => {
        await app.near(/track/i)
        await app.calculate({ number: 'ZZ000000000' }, /track|search|find/i)
        await app.sees(
          /not found|unknown|no (parcel|shipment|result|match)|could not|cannot find|invalid/i,
        )
      }),
      check('tool', 'a heavier parcel costs more', async (app) => {
        await app.near(/price/i)
        await app.calculate({ weight: '1', 'destination?': '', 'size?': '' })
        const before = await app.figure(/price|total|cost/i)
        await app.calculate({ weight: '25', 'destination?': '', 'size?': '' })
        await app.figureIs(/price|total|cost/i, (value) => value > before)
      }),
      check('form', 'a pickup is booked', async (app) => {
        await app.add(
          'pickup',
          {
            'name?': 'Runa Beck',
            address: 'Quay Street 14',
            date: day(2),
            'phone?': '555 0181',
            'time?': '10:00',
          },
          { by: /pick ?up|book|schedule/i },
        )
        await app.confirms(/confirmed|thank|booked|scheduled|received|Quay Street 14/i)
      }),
      check(
        'filter',
        'a town narrows the shops',
        claim.filterNarrows(/town|city|location/i, /shops/i),
      ),
      check('content', 'help answers questions', claim.answersQuestion(/help|faq/i)),
      check('navigation', 'all five pages can be reached', async (app) => {
        for (const page of [/^track/i, /^prices/i, /^pick/i, /^shops/i, /^help/i])
          await app.go(page)
      }),
      check('theme', 'the page is a light yellow', claim.pageColour('#fff8dc')),
      check('theme', 'buttons are red', claim.partColour('red', '#dc2626')),
    ],
  },
  {
    id: 'warehouse',
    style: 'long',
    domain: 'inventory',
    prompt:
      'Please implement a warehouse management web application for a spare parts dealer. It should have functionalities for stock items, suppliers, purchase orders and shipments. Staff should be able to add items with SKU, quantity, location and minimum stock, be warned when an item is low on stock, search items by SKU or name, receive and issue stock, create purchase orders to suppliers and track shipments by status. Use alice blue for the page and navy for the navigation and buttons.',
    checks: [
      check(
        'form',
        'an item is in stock',
        claim.adds('item', {
          name: 'Gasket 40 mm',
          'sku?': 'GK-0040',
          quantity: '75',
          'location?': 'B-12',
          'minimum stock?': '10',
        }),
      ),
      check('data', 'little stock is warned about', async (app) => {
        await app.add('item', {
          name: 'Hose clamp',
          'sku?': 'HC-0001',
          quantity: '2',
          'minimum stock': '20',
          'location?': 'B-13',
        })
        await app.lists('Hose clamp')
        await app.try(
          () => app.entrySays('Hose clamp', /low|reorder|below|warning|alert/i),
          async () => {
            await app.go(/low|alerts|reorder|dashboard|overview/i)
            await app.sees('Hose clamp')
          },
        )
      }),
      check(
        'search',
        'items are found by SKU or name',
        claim.searchNarrows(/items|stock|inventory/i),
      ),
      check('workflow', 'receiving stock raises the quantity', async (app) => {
        await app.near(/items|stock|inventory/i)
        await app.changes(async () => {
          await app.try(() => app.press(/^(receive|stock in|\+|increase|add stock)/i))
          await app.try(() =>
            app.calculate({ quantity: '7', 'item?': '' }, /receive|save|confirm|add|submit/i),
          )
        })
      }),
      check(
        'form',
        'a purchase order is created',
        claim.adds(
          'purchase order',
          { 'number?': 'PO-7781', 'supplier?': '', 'item?': '', quantity: '431', 'date?': day(0) },
          { shows: /431|PO-7781/ },
        ),
      ),
      check(
        'workflow',
        'a shipment changes its status',
        claim.changesStatus(/shipments/i, /shipped|in transit|delivered/i),
      ),
      check('theme', 'the page is alice blue', claim.pageColour('aliceblue')),
      check('theme', 'navigation and buttons are navy', claim.partColour('navy')),
    ],
  },
]
