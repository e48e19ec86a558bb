import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })
const cell = (page, name) => page.getByRole('cell', { name, exact: true })

export async function todo(page) {
  await page.getByLabel('New task').fill('Buy milk')
  await button(page, 'Add task').click()
  await page.getByRole('checkbox', { name: 'Buy milk' }).check()
  await button(page, 'Done').click()
  await page.getByText('1 of 4 done').waitFor()
  assert.equal(await page.getByRole('listitem').count(), 1)
  await page.reload()
  assert.ok(await page.getByRole('checkbox', { name: 'Buy milk' }).isChecked())
  await button(page, 'Edit Book train tickets').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Book a bus')
  await page.keyboard.press('Enter')
  await page.getByText('Book a bus').waitFor()
  await button(page, 'Clear done').click()
  await page.getByText('0 of 3 done').waitFor()
}

export async function ticTacToe(page) {
  const field = (row, column) => button(page, `Row ${row}, column ${column}: empty`)
  await button(page, 'Two players').click()
  for (const [row, column] of [
    [1, 1],
    [2, 1],
    [1, 2],
    [2, 2],
    [1, 3],
  ])
    await field(row, column).click()
  await page.getByText('X wins!').waitFor()
  await button(page, 'New game').click()
  await button(page, 'Computer').click()
  await field(1, 1).click()
  await button(page, /: O$/).waitFor()
  await page.reload()
  await page.getByLabel('Score').getByText('1').waitFor()
}

export async function expenses(page) {
  const dialog = page.getByRole('dialog')
  await button(page, 'Add expense').click()
  await button(dialog, 'Add expense').click()
  await page.getByText('Description is required.').waitFor()
  await dialog.getByLabel('Description').fill('Tram ticket')
  await dialog.getByLabel('Amount').fill('2.60')
  await dialog.getByLabel('Category').selectOption('travel')
  await button(dialog, 'Add expense').click()
  await cell(page, 'Tram ticket').waitFor()
  await page.getByLabel('Search expenses').fill('tram')
  await page.getByText('1 expense of 6').waitFor()
  await page.getByLabel('Search expenses').fill('')
  await page.getByLabel('Filter by category').selectOption('groceries')
  await page.getByText('2 expenses of 6').waitFor()
  await page.getByLabel('Filter by category').selectOption('')
  await button(page, 'Amount').click()
  await page.getByRole('row').nth(1).getByText('Tram ticket').waitFor()
  await button(page, 'Delete Concert').click()
  await cell(page, 'Concert').waitFor({ state: 'detached' })
  await button(page, 'Undo').click()
  await cell(page, 'Concert').waitFor()
  await button(page, 'Edit Concert').click()
  await dialog.getByLabel('Description').fill('Opera')
  await button(dialog, 'Save changes').click()
  await page.reload()
  await cell(page, 'Opera').waitFor()
  assert.match(await download(page, 'Export CSV'), /Opera,42,Fun/)
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByRole('img', { name: 'Spent per month' }).waitFor()
}

export async function board(page) {
  const card = (column, name) =>
    page.getByRole('region', { name: column }).getByRole('listitem', { name })
  await card('To do', 'Record demo video').focus()
  await page.keyboard.press('ArrowRight')
  await card('In progress', 'Record demo video').waitFor()
  // The focus follows the card, so that the next key moves it on.
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'Record demo video',
  )
  await page.keyboard.press('ArrowRight')
  await card('Review', 'Record demo video').waitFor()
  await card('To do', 'Write release notes').dragTo(page.getByRole('region', { name: 'Done' }))
  await button(card('Done', 'Write release notes'), 'Edit Write release notes').click()
  assert.notEqual(await page.getByRole('dialog').getByLabel('Completed').inputValue(), '')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export async function form(page) {
  await button(page, 'Send request').click()
  await page.getByText('Title is required.').waitFor()
  await page.locator('form').getByLabel('Title').fill('Need a logo')
  await button(page, 'Send request').click()
  await page.getByText('Thank you.').waitFor()
  await page.getByRole('link', { name: 'Board' }).last().click()
  await page.getByRole('listitem', { name: 'Need a logo' }).waitFor()
}

export async function notes(page) {
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await button(page, 'New note').first().click()
  await title.fill('Shopping')
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Eggs and flour')
  await page.getByText('3 words').waitFor()
  await page.reload()
  await page.getByLabel('Search notes').fill('flour')
  await button(page, /Shopping/).click()
  await page
    .getByRole('list', { name: 'Notes' })
    .getByText('Reading list')
    .waitFor({ state: 'detached' })
  await button(page, 'Delete note').click()
  await button(page, 'Undo').click()
  await title.waitFor()
  assert.equal(await title.inputValue(), 'Shopping')
}

export async function csvViewer(page) {
  await button(page, 'Try sample data').click()
  await page.getByText('12 rows · 7 columns').waitFor()
  await page.getByLabel('Filter Trips per day').fill('>300')
  await page.getByText('4 of 12 rows').waitFor()
  await button(page, /Docks/).click()
  await page
    .getByRole('columnheader', { name: /Docks/ })
    .and(page.locator('[aria-sort=ascending]'))
    .waitFor()
  const saved = await download(page, 'Download view')
  assert.match(saved.split('\r\n')[1], /Harbour Gate/)
  assert.match(saved, /""The Rack""/)

  const rows = Array.from(
    { length: 50_000 },
    (_, at) => `${at};"Name, ${at}";${(at * 7919) % 10007}\n`,
  )
  const large = {
    name: 'large.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFFid;name;amount\n${rows.join('')}`),
  }
  await page.getByLabel('CSV file').setInputFiles(large)
  await page.getByText('50,000 rows · 3 columns').waitFor()
  await page
    .getByRole('region', { name: 'Table large.csv' })
    .evaluate((box) => (box.scrollTop = 25_000 * 37))
  await page.getByRole('cell', { name: 'Name, 25005' }).waitFor()
  assert.ok((await page.getByRole('row').count()) < 100)

  await button(page, 'Paste text').click()
  await page.getByLabel('CSV text').fill('a,b\n1,"x')
  await button(page, 'Show as table').click()
  await page.getByText('has a problem').click()
  await page.getByText('Line 2: a quote is opened but never closed.').waitFor()
}

export async function calculator(page) {
  const display = page.getByLabel('Display')
  await page.getByRole('application').focus()
  await page.keyboard.type('2+3*4')
  await page.keyboard.press('Enter')
  assert.equal(await display.innerText(), '14')
  for (const key of ['Square root', '8', '1', 'Equals']) await button(page, key).click()
  assert.equal(await display.innerText(), '9')
  await button(page, 'Clear').first().click()
  await page.keyboard.type('1/0=')
  await page.getByText('Division by zero.').waitFor()
  await page.reload()
  await button(page.getByRole('region', { name: 'History' }), /14/).waitFor()
}

export async function landing(page) {
  await page.getByRole('heading', { level: 1, name: 'Bread that takes its time' }).waitFor()
  await button(page, 'Send message').click()
  await page.getByText('Your name is required.').waitFor()
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Message').fill('Two loaves')
  await button(page, 'Send message').click()
  await page.getByText('Thank you.').waitFor()
  await page.getByText('Can I pay by card?').click()
  await page.getByText('from the first cent').waitFor()
}

/** Texts with quotes, tags and braces show as they are. */
export async function oddTexts(page) {
  const text = 'It’s "odd" & <b>{x}</b> `${y}` \\n */ --> it\'s'
  for (const hash of ['#/', '#/lists', '#/pictures', '#/tools']) {
    await page.evaluate((next) => (location.hash = next), hash)
    await page.getByText(text, { exact: true }).locator('visible=true').first().waitFor()
  }
}

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  return readFile(await file.path(), 'utf8')
}

export const runs = [
  [todo, 'todo'],
  [todo, 'static-todo'],
  [ticTacToe, 'tic-tac-toe'],
  [ticTacToe, 'static-tic-tac-toe'],
  [expenses, 'expenses'],
  [expenses, 'static-workshop'],
  [board, 'board'],
  [board, 'static-workshop', '#/board'],
  [form, 'board', '#/new'],
  [form, 'static-workshop', '#/request'],
  [notes, 'notes'],
  [notes, 'static-workshop', '#/notes'],
  [csvViewer, 'csv-viewer'],
  [csvViewer, 'static-workshop', '#/csv'],
  [calculator, 'calculator'],
  [calculator, 'static-workshop', '#/calculator'],
  [landing, 'landing'],
  [landing, 'static-landing'],
  [oddTexts, 'odd-texts'],
  [oddTexts, 'static-odd-texts'],
]
