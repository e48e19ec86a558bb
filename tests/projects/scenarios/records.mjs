import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })
const heading = (page, name) => page.getByRole('heading', { name, exact: true })
const link = (scope, name) => scope.getByRole('link', { name, exact: true })
const cell = (page, name) => page.getByRole('cell', { name, exact: true })

/** From the list to a record and back; the address alone leads there as well. */
export async function recordPages(page) {
  await page.getByLabel('Search recipes').fill('masala')
  await page.getByText('1 recipe of 7').waitFor()
  await page.getByLabel('Search recipes').fill('')
  await page.getByLabel('Filter by cuisine').selectOption('italian')
  await link(page, 'Lemon risotto').click()
  await page.getByRole('heading', { level: 1, name: 'Lemon risotto' }).waitFor()
  assert.equal(await page.title(), 'Lemon risotto · Cook Book')
  await page.getByText('Soften the shallot').waitFor()
  await page.getByRole('img', { name: 'Photo' }).waitFor()
  await page.reload()
  await heading(page, 'Lemon risotto').waitFor()
  await page.getByRole('link', { name: /^Next/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Miso ramen' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Lemon risotto' }).waitFor()
  await button(page, 'Edit').click()
  await page.getByRole('dialog').getByLabel('Title').fill('Lime risotto')
  await button(page, 'Save changes').click()
  await page.getByRole('heading', { level: 1, name: 'Lime risotto' }).waitFor()
  await link(page, 'Back to recipes').click()
  await page.getByLabel('Filter by cuisine').selectOption('indian')
  await link(page, 'Dal tadka').click()
  await link(page, 'Back to recipes').click()
  // The list is as it was left.
  await page.getByText('2 recipes of 7').waitFor()
  await link(page, 'Dal tadka').click()
  await button(page, 'Delete').click()
  await page.getByText('Deleted “Dal tadka”').waitFor()
  await page.getByText('1 recipe of 6').waitFor()
  await button(page, 'Undo').click()
  await page.getByText('2 recipes of 7').waitFor()
  await page.evaluate(() => (location.hash = '#/recipes/nobody'))
  await page.getByText('This recipe was not found').waitFor()
  await link(page, 'Back to recipes').click()
  await heading(page, 'Recipes').waitFor()
  // A related record leads to the page of what it belongs to.
  await link(page, 'Shopping').click()
  await page.getByRole('link', { name: 'Lime risotto' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Lime risotto' }).waitFor()
}

export async function relatedRecords(page) {
  const reviews = page.getByRole('region', { name: 'What others say' })
  const comments = page.getByRole('region', { name: 'Comments' })
  const items = page.getByRole('region', { name: 'To buy' })
  await reviews.getByText('4.5').waitFor()
  await button(reviews, 'Submit review').click()
  await reviews.getByText('Choose how many stars.').waitFor()
  await reviews.getByText('Your name is required.').waitFor()
  await reviews.getByLabel('Your name').fill('Ada')
  await reviews.getByText('3 stars', { exact: true }).locator('..').click()
  await reviews.getByLabel('Your review').fill('A bit sour.')
  await button(reviews, 'Submit review').click()
  await reviews.getByText('A bit sour.').waitFor()
  await reviews.getByText('(3)').waitFor()
  assert.equal(await reviews.getByRole('listitem').first().getByText('Ada').count(), 1)
  // Nobody is asked for a name twice.
  assert.equal(await comments.getByLabel('Your name').count(), 0)
  await comments.getByLabel('Your comment').fill('Barley it is.')
  await button(comments, 'Post comment').click()
  await comments.getByRole('listitem').last().getByText('Barley it is.').waitFor()
  await button(items, 'Add item').click()
  await items.getByLabel('Name').fill('Butter')
  await button(items, 'Save item').click()
  await items.getByRole('checkbox', { name: 'Bought: Butter' }).check()
  await page.reload()
  await comments.getByText('Barley it is.').waitFor()
  assert.ok(await items.getByRole('checkbox', { name: 'Bought: Butter' }).isChecked())
  await button(comments, 'Delete what you wrote').click()
  await comments.getByText('Barley it is.').waitFor({ state: 'detached' })
}

export async function favoritesAndComparison(page) {
  await button(page, 'Add “Tiramisu” to favorites').click()
  await button(page, 'Favorites only').click()
  await page.getByText('4 recipes of 7').waitFor()
  await button(page, 'Remove “Shakshuka” from favorites').click()
  await page.getByText('3 recipes of 7').waitFor()
  await page.reload()
  await button(page, 'Favorites only').click()
  await page.getByText('3 recipes of 7').waitFor()
  assert.ok(await button(page, 'Compare').isDisabled())
  for (const name of ['Tiramisu', 'Miso ramen']) await page.getByLabel(`Compare ${name}`).check()
  await button(page, 'Compare (2)').click()
  const table = page.getByRole('table', { name: 'Comparison' })
  await table.getByRole('row', { name: /Cuisine/ }).getByText('Japanese').waitFor()
  await button(page, 'Close').click()
}

export async function importAndExport(page) {
  const dialog = page.getByRole('dialog')
  const saved = JSON.parse(await download(page, 'Export JSON'))
  assert.equal(saved.length, 7)
  assert.deepEqual([saved[0].title, saved[0].tags], ['Chana masala', ['vegan', 'weeknight']])
  await button(page, 'Import').click()
  const csv = 'title,CUISINE,Time,Shop\nPizza,Italian,90,Corner\nNaan,French,,\n,Indian,,\n'
  await dialog
    .getByLabel('CSV or JSON file')
    .setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await dialog.getByText('1 recipe will be added, 2 rows have problems and are left out.').waitFor()
  await dialog.getByText('Row 2: Cuisine: “French” is not one of Italian').waitFor()
  await dialog.getByText('Row 3: Title is required.').waitFor()
  await dialog.getByLabel('Field for Shop').selectOption('source')
  await dialog.getByText('Row 1: Source: Enter an address').waitFor()
  await dialog.getByLabel('Field for Shop').selectOption('')
  await button(dialog, 'Add 1 recipe').click()
  await page.getByText('Added 1 recipe').waitFor()
  await page.getByText('8 recipes').waitFor()
  await button(page, 'Undo').click()
  await page.getByText('7 recipes').waitFor()
  await button(page, 'Import').click()
  await dialog.getByLabel('Or paste the text here').fill('[{"title": "Soup", "cuisine": "other"}]')
  await button(dialog, 'Preview').click()
  await button(dialog, 'Add 1 recipe').click()
  await page.reload()
  await link(page, 'Soup').waitFor()
}

export async function rowActions(page) {
  const next = button(page, 'Next')
  await page.getByText('12 stays').waitFor()
  await cell(page, 'Ada Lind').waitFor()
  await next.click()
  await next.click()
  await cell(page, 'Ada Lind').waitFor({ state: 'detached' })
  assert.ok(await next.isDisabled())
  await button(page, 'Page 1').click()
  await page.getByLabel('Filter by status').selectOption('requested')
  const requested = await page.getByRole('row').count()
  await button(page, 'Confirm: “Kira Sato”').click()
  await page.getByText('“Kira Sato”: Status is now Confirmed').waitFor()
  await button(page, 'Undo').click()
  await page.getByRole('row', { name: /Kira Sato/ }).waitFor()
  assert.equal(await page.getByRole('row').count(), requested)
  await page.getByLabel('Filter by status').selectOption('confirmed')
  await button(page, 'Cancel stay: “Greta Holm”').click()
  await page.getByText('Cancel this stay?').waitFor()
  await button(page.getByRole('dialog'), 'Cancel stay').click()
  await cell(page, 'Greta Holm').waitFor({ state: 'detached' })
  await page.getByLabel('Filter by status').selectOption('cancelled')
  await link(page, 'Greta Holm').click()
  await heading(page, 'Greta Holm').waitFor()
  assert.equal(await button(page, /^Confirm/).count(), 0)
  assert.match(await download(page, 'Export CSV', '#/stays'), /Greta Holm,greta@example.com/)
}

export async function calendar(page) {
  const dialog = page.getByRole('dialog')
  // Nothing is on this month: the calendar opens where something is.
  await button(page, /Liam Byrne/).first().waitFor()
  await button(page, 'Today').click()
  await button(page, /^Add stay on .*\b15\b/).click()
  assert.match(await dialog.getByLabel('Check-in').inputValue(), /-15$/)
  await dialog.getByLabel('Guest', { exact: true }).fill('Mira')
  await dialog.getByLabel('Email').fill('mira@example.com')
  await dialog.getByLabel('Room').selectOption({ label: 'Library' })
  const day = await dialog.getByLabel('Check-in').inputValue()
  await dialog.getByLabel('Check-out').fill(day.replace(/15$/, '14'))
  await button(dialog, 'Add stay').click()
  await dialog.getByText('Check-out must not be before check-in.').waitFor()
  await dialog.getByLabel('Check-out').fill(day.replace(/15$/, '17'))
  await button(dialog, 'Add stay').click()
  const events = button(page, /Mira$/)
  await events.first().waitFor()
  assert.equal(await events.count(), 3)
  await events.first().click()
  await dialog.getByText('mira@example.com').waitFor()
  await button(dialog, 'Edit').click()
  await dialog.getByLabel('Guest', { exact: true }).fill('Mira B.')
  await button(dialog, 'Save changes').click()
  await button(page, /Mira B\.$/).first().click()
  await button(dialog, 'Delete').click()
  await button(page, 'Undo').click()
  await button(page, 'Next month').click()
  await events.first().waitFor({ state: 'detached' })
  await button(page, 'Today').click()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('list', { name: 'Days of the week' }).waitFor()
  await button(page, 'Next week').click()
  await page.setViewportSize({ width: 1280, height: 860 })
}

export async function timeline(page) {
  const spans = page.getByRole('region')
  assert.match((await spans.first().getAttribute('aria-label')) ?? '', /^March 2026$/)
  await link(spans.first(), 'Overnight oats').click()
  await heading(page, 'Overnight oats').waitFor()
}

export async function wizard(page) {
  const next = button(page, 'Next')
  await page.getByLabel('Check-in').fill('2026-06-05')
  await page.getByLabel('Check-out').fill('2026-06-01')
  await page.getByLabel('Room').selectOption({ label: 'Sea view' })
  await next.click()
  await page.getByText('Check-out must not be before check-in.').waitFor()
  await page.getByLabel('Check-out').fill('2026-06-07')
  await next.click()
  await page.getByText('Step 2 of 4').waitFor()
  await next.click()
  await page.getByText('Guest is required.').waitFor()
  await page.getByLabel('Guest', { exact: true }).fill('Nils')
  await button(page, 'Back').click()
  assert.equal(await page.getByLabel('Check-out').inputValue(), '2026-06-07')
  await next.click()
  await next.click()
  await page.getByLabel('Email').fill('nils@example.com')
  await next.click()
  await page.getByText('Sea view').waitFor()
  await button(page, 'Change About you').click()
  assert.equal(await page.getByLabel('Guest', { exact: true }).inputValue(), 'Nils')
  await next.click()
  await next.click()
  await button(page, 'Send request').click()
  await page.getByText('We will confirm your stay').waitFor()
  await link(page, 'Stays').click()
  await page.getByLabel('Search stays').fill('nils')
  await cell(page, 'Nils').waitFor()
  await cell(page, 'Requested').waitFor()
}

export async function report(page) {
  const table = page.getByRole('table', { name: 'Report' })
  await table.getByRole('row', { name: /^Total 12/ }).waitFor()
  await page.getByLabel('Group by').selectOption('room')
  await table.getByRole('row', { name: /^Attic 3/ }).waitFor()
  await page.getByLabel('Period').selectOption('custom')
  await page.getByLabel('From').fill('2026-03-20')
  await page.getByLabel('To', { exact: true }).fill('2026-03-31')
  await table.getByRole('row', { name: /^Total 4/ }).waitFor()
  await button(page, 'Guests').click()
  await page.getByRole('img', { name: 'Guests by room' }).waitFor()
  assert.match(await download(page, 'Download CSV'), /Room,Count,Total,Guests/)
  await button(page, 'Print').waitFor()
}

async function download(page, name, hash) {
  if (hash !== undefined) await page.evaluate((next) => (location.hash = next), hash)
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  return readFile(await file.path(), 'utf8')
}

export const runs = [
  [recordPages, 'cook-book'],
  [relatedRecords, 'cook-book', '#/recipes/recipe-1'],
  [favoritesAndComparison, 'cook-book'],
  [importAndExport, 'cook-book'],
  [timeline, 'cook-book', '#/cooked'],
  [rowActions, 'guesthouse', '#/'],
  [calendar, 'guesthouse', '#/calendar'],
  [wizard, 'guesthouse', '#/book'],
  [report, 'guesthouse', '#/reports'],
]
