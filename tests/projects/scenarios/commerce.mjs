import assert from 'node:assert/strict'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })
const link = (page, name) => page.getByRole('link', { name, exact: true })
const status = (page, text) => page.getByRole('status').filter({ hasText: text }).first().waitFor()

/** A day from today on, as a date field takes it. */
function inDays(count) {
  const day = new Date()
  day.setDate(day.getDate() + count)
  const pad = (value) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`
}

/** A day on which a place that is closed on Sundays is open. */
const weekday = () => inDays(new Date().getDay() === 6 ? 2 : 1)

export async function shop(page) {
  const card = (name) => page.getByRole('listitem', { name })
  assert.ok(await button(card('Window bench'), 'Sold out').isDisabled())
  await page.getByLabel('Search products').fill('lamp')
  await page.getByText('1 product', { exact: true }).waitFor()
  await page.getByLabel('Search products').fill('')
  await page.getByLabel('Filter by category').selectOption('tables')
  await page.getByText('2 products', { exact: true }).waitFor()
  await page.getByLabel('Filter by category').selectOption('')
  await page.getByLabel('Max price').fill('60')
  await page.getByText('2 products', { exact: true }).waitFor()
  await page.getByLabel('Max price').fill('')
  await page.getByLabel('Sort by').selectOption('price-asc')
  await page.getByRole('listitem').first().getByText('Linen cushion').waitFor()
  await button(card('Oak chair'), 'Add to cart').click()
  await status(page, '“Oak chair” is in your cart.')
  await button(page, 'Reading lamp').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Brass, steel').waitFor()
  await button(dialog, 'Increase quantity of Reading lamp').click()
  await button(dialog, 'Add to cart').click()
  await link(page, 'Cart (3)').click()

  const summary = page.getByRole('region', { name: 'Summary' })
  await summary.getByText('€258.00').first().waitFor()
  await summary.getByText('Free').waitFor()
  await button(page, 'Decrease quantity of Reading lamp').click()
  await summary.getByText('€193.50').waitFor()
  await summary.getByText('€6.90').waitFor()
  await page.getByLabel('Coupon code').fill('nope')
  await button(page, 'Apply').click()
  await page.getByText('This code is not valid.').waitFor()
  await page.getByLabel('Coupon code').fill('welcome10')
  await button(page, 'Apply').click()
  // 193.50 less 19.35, plus 34.83 tax, plus 6.90.
  await summary.getByText('€215.88').waitFor()
  await page.reload()
  await summary.getByText('€215.88').waitFor()
  await button(page, 'Remove Reading lamp').click()
  await link(page, 'Proceed to checkout').click()

  await button(page, 'Place order').click()
  await page.getByText('Full name is required.').waitFor()
  await page.getByLabel('Full name').fill('Ada Byron')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Delivery address').fill('Hill Road 1')
  await page.getByLabel('Card', { exact: true }).check()
  await page.getByLabel('Card number').fill('4242')
  await page.getByLabel('Expiry').fill('1299')
  await page.getByLabel('CVC').fill('123')
  await button(page, 'Place order').click()
  await page.getByText('Enter the 13 to 19 digits on the card.').waitFor()
  await page.getByLabel('Card number').fill('4242424242424242')
  await button(page, 'Place order').click()
  await status(page, 'AO-0002')
  await link(page, 'Cart (0)').waitFor()
  await link(page, 'View orders').click()
  const row = page.getByRole('row', { name: /AO-0002/ })
  await row.getByText('Ada Byron').waitFor()
  await button(row, /Edit/).click()
  assert.equal(await dialog.getByLabel('Payment').inputValue(), 'Card ending 4242')
  // From “New” it may only be packed or cancelled.
  const states = await dialog.getByLabel('Status').locator('option').allTextContents()
  assert.deepEqual(states.slice(-3), ['New', 'Packed', 'Cancelled'])
  await page.keyboard.press('Escape')
  await link(page, 'Stock').click()
  await page
    .getByRole('row', { name: /Oak chair/ })
    .getByText('7', { exact: true })
    .waitFor()
  await link(page, 'Cart').click()
  await page.getByText('Your cart is empty').waitFor()
}

export async function appointment(page) {
  const fill = async (tab, name) => {
    await tab.getByRole('radio', { name: /Nora Weiss/ }).check()
    await tab.getByLabel('Date', { exact: true }).fill(weekday())
    await tab.getByLabel('Patient name').fill(name)
    await tab.getByLabel('Phone').fill('+43 1 5550100')
  }
  await button(page, 'Book appointment').click()
  await page.getByText('Choose doctor.').waitFor()
  await fill(page, 'Ada Byron')
  await button(page, '10:00').click()
  await page.getByText('€60.00').last().waitFor()
  // Somebody else has the same time open in another tab.
  const other = await page.context().newPage()
  await other.goto(page.url())
  await fill(other, 'Bob')
  await button(other, '10:00').click()
  await button(page, 'Book appointment').click()
  await status(page, 'Your appointment is confirmed')
  await page.getByRole('region', { name: 'My appointments' }).getByText('10:00').waitFor()
  assert.ok(await button(other, '10:00, taken').isDisabled())
  await button(other, 'Book appointment').click()
  await other.getByText('Choose a time.').waitFor()
  await other.close()
  await page.reload()
  await button(page, 'Cancel appointment').click()
  await button(page.getByRole('dialog'), 'Yes, cancel').click()
  await status(page, 'Your appointment was cancelled.')
  await page.getByRole('radio', { name: /Nora Weiss/ }).check()
  await page.getByLabel('Date', { exact: true }).fill(weekday())
  assert.ok(await button(page, '10:00').isEnabled())
  await link(page, 'Appointments').click()
  await page
    .getByRole('row', { name: /Ada Byron/ })
    .getByText('Cancelled')
    .waitFor()
}

/** A course has as many places as it says. */
export async function course(page) {
  for (const name of ['Ada', 'Bob']) {
    await page.getByRole('radio', { name: /Back care/ }).check()
    await page.getByLabel('Date and time').fill(inDays(1))
    await button(page, '18:00').click()
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Email').fill('ada@example.com')
    await button(page, 'Book now').click()
    await status(page, 'Your booking is confirmed')
    await button(page, 'Book another').click()
  }
  await page.getByRole('radio', { name: /Back care/ }).check()
  assert.ok(await button(page, '18:00, taken').isDisabled())
  await page.getByRole('radio', { name: /Gentle yoga/ }).check()
  assert.ok(await button(page, '18:00').isEnabled())
}

export async function stay(page) {
  const dates = async (from, to) => {
    await page.getByRole('radio', { name: /Garden room/ }).check()
    await page.getByLabel('Check-in').fill(inDays(from))
    await page.getByLabel('Check-out').fill(inDays(to))
  }
  await dates(10, 10)
  await page.getByText('The last day must be after the first.').waitFor()
  await dates(10, 13)
  await page.getByText('for 3 nights').waitFor()
  await page.getByLabel('Guest name').fill('Ada Byron')
  await page.getByLabel('Email').fill('ada@example.com')
  await button(page, 'Book now').click()
  await status(page, 'Your reservation is confirmed')
  await page.getByText('€358.50').first().waitFor()
  await button(page, 'Book another').click()
  await dates(12, 14)
  await page.getByText('These dates are already booked.').waitFor()
  assert.ok(await button(page, 'Book now').isDisabled())
  await dates(13, 14)
  await page.getByText('for 1 night').waitFor()
  assert.ok(await button(page, 'Book now').isEnabled())
  await button(page, 'Cancel reservation').click()
  await button(page.getByRole('dialog'), 'Yes, cancel').click()
  await dates(12, 14)
  assert.ok(await button(page, 'Book now').isEnabled())
  await link(page, 'Reservations').click()
  await page
    .getByRole('row', { name: /Ada Byron/ })
    .getByText('Cancelled')
    .waitFor()
}

export async function movements(page) {
  const dialog = page.getByRole('dialog')
  const stockOf = async (name, stock) => {
    await link(page, 'Items').click()
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByText(stock, { exact: true })
      .waitFor()
    await link(page, 'Movements').click()
  }
  const add = async (quantity) => {
    await button(page, 'Add movement').click()
    await dialog.getByLabel('Item', { exact: true }).selectOption({ label: 'Safety glasses' })
    await dialog.getByLabel('Direction').selectOption('out')
    await dialog.getByLabel('Quantity').fill(quantity)
    await button(dialog, 'Add movement').click()
  }
  await page.getByText('US$').first().waitFor()
  await link(page, 'Movements').click()
  await add('13')
  await dialog.getByText('Not enough: the stock of “Safety glasses” is 12.').waitFor()
  await dialog.getByLabel('Quantity').fill('5')
  await dialog.getByRole('status', { name: 'Cost' }).getByText('31.00').waitFor()
  await button(dialog, 'Add movement').click()
  await page
    .getByRole('row', { name: /MOV-0003/ })
    .getByText('US$31.00')
    .waitFor()
  await stockOf('Safety glasses', '7')
  await button(page, 'Edit MOV-0003').click()
  await dialog.getByLabel('Quantity').fill('2')
  await button(dialog, 'Save changes').click()
  await stockOf('Safety glasses', '10')
  await button(page, 'Delete MOV-0003').click()
  await button(page, 'Undo').waitFor()
  await stockOf('Safety glasses', '12')
}

export async function purchases(page) {
  const column = (name) => page.getByRole('region', { name })
  const card = (where, name) => column(where).getByRole('listitem', { name })
  assert.equal(await button(page, /Add purchase to/).count(), 1)
  // The next state to the right of “Ordered” is “Received”; there is no way back.
  assert.ok(await button(page, 'Move SafeWear left').isDisabled())
  await card('Requested', 'Bolt & Co').dragTo(column('Received'))
  await page.getByText('“Requested” cannot become “Received”.').waitFor()
  await button(page, 'Move SafeWear right').click()
  await card('Received', 'SafeWear').waitFor()
  assert.ok(await button(page, 'Move SafeWear right').isDisabled())
  await link(page, 'Shifts').click()
  await page
    .getByRole('row', { name: /Sam Ortiz/ })
    .getByText('US$181.90')
    .waitFor()
}

export async function invoice(page) {
  const form = page.getByRole('form', { name: 'Invoice' })
  const preview = page.getByRole('region', { name: 'Preview' })
  await button(form, 'Save invoice').click()
  await form.getByText('A name is required.').waitFor()
  await form.getByLabel('Customer name').fill('Ada Byron')
  const first = form.getByRole('group', { name: 'Item 1' })
  await first.getByLabel('Description').fill('Design')
  await first.getByLabel('Quantity').fill('1.5')
  await first.getByLabel('Unit price').fill('33.33')
  await first.getByText('€50.00').waitFor()
  await button(form, 'Add item').click()
  const second = form.getByRole('group', { name: 'Item 2' })
  await second.getByLabel('Description').fill('Hosting')
  await second.getByLabel('Unit price').fill('10')
  await form.getByLabel('Discount %').fill('10')
  // 60.00 less 6.00, plus 19 %.
  await preview.getByText('€64.26').waitFor()
  await preview.getByText('Studio Nord').waitFor()
  await page.evaluate(
    () => (window.print = () => document.body.setAttribute('data-printed', 'yes')),
  )
  await button(form, 'Print').click()
  await page.locator('[data-printed=yes]').waitFor()
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.print-sheet').isVisible(), true)
  assert.equal(await form.isVisible(), false)
  await page.emulateMedia({ media: 'screen' })
  await button(form, 'Save invoice').click()
  await status(page, 'Invoice INV-0001 is saved.')
  const row = page.getByRole('row', { name: /INV-0001/ })
  await row.getByText('€64.26').waitFor()
  await page.getByLabel('Status of INV-0001').selectOption('sent')
  await page.getByText('Outstanding').locator('..').getByText('€64.26').waitFor()
  await page.reload()
  await button(page, 'New invoice').click()
  assert.equal(await form.getByLabel('Invoice number').inputValue(), 'INV-0002')
  await button(form, 'Close').click()
  await button(page, 'Delete INV-0001').click()
  await button(page, 'Undo').click()
  await button(page, 'Open INV-0001').click()
  assert.equal(await form.getByLabel('Customer name').inputValue(), 'Ada Byron')
}

export const runs = [
  [shop, 'shop'],
  [appointment, 'clinic'],
  [course, 'clinic', '#/courses'],
  [stay, 'hotel'],
  [movements, 'inventory'],
  [purchases, 'inventory', '#/purchases'],
  [invoice, 'invoices'],
  [invoice, 'static-invoices'],
]
