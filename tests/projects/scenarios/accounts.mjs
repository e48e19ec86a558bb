import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })
const link = (scope, name) => scope.getByRole('link', { name, exact: true })
const field = (scope, name) => scope.getByLabel(name, { exact: true })
const tab = (page, name) => link(page.getByRole('navigation', { name: 'Pages' }), name)
const focused = (page, element) =>
  element.evaluate((one) => one === document.activeElement).then((is) => assert.ok(is))

async function logOut(page) {
  await button(page, /^Account of/).click()
  await button(page, 'Log out').click()
  await link(page, 'Sign up').waitFor()
}

async function logInAs(page, role) {
  await link(page, 'Log in').first().click()
  await button(page, new RegExp(`Log in as ${role}`)).click()
  await button(page, /^Account of/).waitFor()
}

/** Mistakes are shown beside the fields, and the account outlives a reload. */
export async function signUp(page) {
  await link(page, 'Sign up').click()
  await page.getByRole('heading', { name: 'Sign up', level: 1 }).waitFor()
  const submit = button(page.getByRole('main'), 'Sign up')
  await submit.click()
  await page.getByText('Name is required.').waitFor()
  await focused(page, field(page, 'Name'))
  await field(page, 'Name').fill('Ada Byron')
  await field(page, 'Email').fill('maya@example.com')
  await field(page, 'Password').fill('short')
  await submit.click()
  await page.getByText('An account with this email exists.').waitFor()
  await page.getByText('Use at least 8 characters.').waitFor()
  await focused(page, field(page, 'Email'))
  await field(page, 'Email').fill('ada@example.com')
  await field(page, 'Password').fill('correct horse')
  await field(page, 'Confirm password').fill('correct house')
  await submit.click()
  await page.getByText('The passwords do not match.').waitFor()
  await field(page, 'Confirm password').fill('correct horse')
  const roles = await field(page, 'Role').locator('option').allInnerTexts()
  assert.deepEqual(roles, ['Pet owner', 'Vet'])
  await submit.click()
  await page.getByText('Welcome, Ada Byron.').waitFor()
  await page.getByRole('heading', { name: 'Tips', level: 1 }).waitFor()
  const kept = await page.evaluate(() => JSON.stringify(localStorage))
  assert.ok(!kept.includes('correct horse'), 'the password is kept as it is')
  await page.reload()
  await logOut(page)

  await link(page, 'Log in').click()
  await field(page, 'Email').fill('ada@example.com')
  await field(page, 'Password').fill('wrong horse')
  await button(page, 'Log in').click()
  await page.getByText('Email or password is wrong.').waitFor()
  await focused(page, field(page, 'Password'))
  await field(page, 'Password').fill('correct horse')
  await page.keyboard.press('Enter')
  await page.getByText('You are logged in as Ada Byron.').waitFor()
}

/** A page that needs an account asks for it, and is there once one has logged in. */
export async function ownRecords(page) {
  await link(page.getByRole('main'), 'Log in').click()
  await button(page, /Log in as Pet owner/).click()
  await page.getByRole('heading', { name: 'My appointments', level: 1 }).waitFor()
  await page.getByText('2 appointments').waitFor()
  assert.equal(await page.getByText('Captain').count(), 0)
  await tab(page, 'Book').click()
  await field(page, 'Pet').fill('Waffle')
  await field(page, 'Reason').selectOption('injury')
  await field(page, 'Day').fill('2026-12-24')
  assert.equal(await field(page, 'Owner').count(), 0, 'the form asks whose it is')
  await button(page, 'Request appointment').click()
  await page.getByText('Thank you.').waitFor()
  await tab(page, 'My appointments').click()
  await page.getByText('3 appointments').waitFor()
}

/** Who may not write sees no buttons; whose page it is not, does not find it. */
export async function permissions(page) {
  await page.getByText('to add or change tips').waitFor()
  assert.equal(await button(page, 'Add tip').count(), 0)
  assert.equal(await tab(page, 'Practice').count(), 0)
  await tab(page, 'Book').click()
  await page.getByText('Please log in').waitFor()
  await page.evaluate(() => (location.hash = '#/practice'))
  await page.getByText('This page is for the role Vet or Admin.').waitFor()
  await link(page.getByRole('main'), 'Log in').click()
  await button(page, /Log in as Pet owner/).click()
  await page.getByText('You cannot open this page').waitFor()
  await logOut(page)
  await logInAs(page, 'Vet')
  await tab(page, 'Practice').click()
  await button(page, 'Add appointment').waitFor()
  await tab(page, 'Tips').click()
  await button(page, 'Add tip').click()
  const dialog = page.getByRole('dialog')
  assert.equal(await dialog.getByLabel('Author').count(), 0, 'the form asks for the author')
  await dialog.getByLabel('Title').fill('Fresh water')
  await dialog.getByLabel('Text').fill('Twice a day.')
  await button(dialog, 'Add tip').click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Fresh water' })
    .getByText('Daniel Okafor')
    .waitFor()
}

/** A change is told to the one it is about, who reads it and then finds nothing unread. */
export async function notifications(page) {
  await logInAs(page, 'Vet')
  await button(page, 'Notifications, 1 unread').click()
  await page.getByText('Biscuit needs an appointment: Check-up').waitFor()
  await page.keyboard.press('Escape')
  await focused(page, button(page, 'Notifications, 1 unread'))
  await tab(page, 'Practice').click()
  await page.getByRole('listitem', { name: 'Biscuit' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('region', { name: 'Confirmed' }).getByText('Biscuit').waitFor()
  await logOut(page)
  await logInAs(page, 'Pet owner')
  await button(page, 'Notifications, 1 unread').click()
  await link(page, 'See all notifications').click()
  await page.getByText('Your appointment for Biscuit is confirmed').waitFor()
  await button(page, 'Mark all as read').click()
  await page.getByText('No unread notifications').waitFor()
  await button(page, 'Unread').click()
  await page.getByText('You have read everything').waitFor()
  await page.reload()
  await button(page, 'Notifications').waitFor()
}

export async function profile(page) {
  await logInAs(page, 'Pet owner')
  await button(page, /^Account of/).click()
  await link(page, 'Profile').click()
  await field(page, 'Name').fill('Maya J.')
  await field(page, 'Email').fill('admin@example.com')
  await button(page, 'Save changes').click()
  await page.getByText('An account with this email exists.').waitFor()
  await field(page, 'Email').fill('maya@example.com')
  await button(page, 'Save changes').click()
  await page.getByText('Your profile is saved.').waitFor()
  await button(page, 'Account of Maya J.').waitFor()
  await field(page, 'Current password').fill('guess')
  await field(page, 'New password').fill('battery staple')
  await field(page, 'Confirm new password').fill('battery staple')
  await button(page, 'Change password').click()
  await page.getByText('This is not your current password.').waitFor()
  await field(page, 'Current password').fill('demo1234')
  await button(page, 'Change password').click()
  await page.getByText('Your password is changed.').waitFor()
  await logOut(page)
  await link(page, 'Log in').first().click()
  assert.equal(
    await button(page, /Log in as Pet owner/).count(),
    0,
    'it is nobody’s demo any longer',
  )
  await field(page, 'Email').fill('MAYA@example.com')
  await field(page, 'Password').fill('battery staple')
  await button(page, 'Log in').click()
  await button(page, 'Account of Maya J.').click()
  await link(page, 'Profile').click()
  await button(page, 'Delete my account').click()
  await button(page.getByRole('dialog'), 'Delete account').click()
  await page.getByText('Your account is deleted.').waitFor()
  await link(page, 'Sign up').waitFor()
}

export async function administration(page) {
  await logInAs(page, 'Admin')
  await tab(page, 'Users').click()
  const row = (name) => page.getByRole('listitem').filter({ hasText: name })
  await row('Lina Petrova').getByText('the only admin').waitFor()
  await page.getByLabel('Role of Maya Jensen').selectOption('admin')
  await page.getByText('Maya Jensen is now Admin.').waitFor()
  await button(page, 'Deactivate Daniel Okafor').click()
  await row('Daniel Okafor').getByText('Deactivated').waitFor()
  await page.getByLabel('Search accounts').fill('daniel')
  assert.equal(await page.getByLabel('Role of Maya Jensen').count(), 0)
  await logOut(page)
  await link(page, 'Log in').first().click()
  await field(page, 'Email').fill('vet@example.com')
  await field(page, 'Password').fill('demo1234')
  await button(page, 'Log in').click()
  await page.getByText('This account is deactivated.').waitFor()
}

/** The theme holds before anything is drawn; data leaves as a file and comes back. */
export async function settings(page) {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  await page.getByLabel('Dark').check()
  assert.equal(await theme(), 'dark')
  const dark = await page.evaluate(() => getComputedStyle(document.body).color)
  await page.getByLabel('Remind me the day before').uncheck()
  await page.getByLabel('Calendar starts on').selectOption('Sunday')
  await page.getByLabel('Note for the practice').fill('Shy cat')
  assert.equal(await button(page, 'Reset to sample data').count(), 0, 'only admins reset')
  await page.reload()
  assert.equal(await theme(), 'dark')
  assert.ok(!(await page.getByLabel('Remind me the day before').isChecked()))
  assert.equal(await page.getByLabel('Note for the practice').inputValue(), 'Shy cat')
  await page.getByLabel('Light').check()
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).color), dark)
  await page.getByLabel('System').check()
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.equal(await theme(), 'dark')
  await page.emulateMedia({ colorScheme: 'light' })

  await logInAs(page, 'Admin')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Export all my data').click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  assert.equal(JSON.parse(text).data['app-settings'].note, 'Shy cat')
  await button(page, 'Reset to sample data').click()
  await button(page.getByRole('dialog'), 'Reset').click()
  await page.getByText('The sample data is back.').waitFor()
  assert.equal(await page.getByLabel('Note for the practice').inputValue(), '')
  const upload = (content) =>
    page
      .getByLabel('File to import')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  await upload('{"a": 1}')
  await page.getByText('This file holds no exported data.').waitFor()
  await upload(text)
  await button(page.getByRole('dialog'), 'Import').click()
  await page.getByText('The data is imported.').waitFor()
  assert.equal(await page.getByLabel('Note for the practice').inputValue(), 'Shy cat')
}

/** An app that is only for those who have signed in shows nothing else to others. */
export async function lockedApp(page) {
  await page.getByRole('heading', { name: 'Log in', level: 1 }).waitFor()
  assert.equal(await page.getByRole('navigation').count(), 0)
  assert.equal(await page.getByText('Your first day').count(), 0)
  await button(page, /Log in as Member/).click()
  await page.getByRole('heading', { name: 'My entries', level: 1 }).waitFor()
  await page.getByText('2 entries').waitFor()
  await tab(page, 'Entries').click()
  await page.getByLabel('Approved: Booking trains').check()
  await button(page, 'Notifications, 2 unread').click()
  await page
    .getByRole('list', { name: 'Notifications' })
    .getByText('Booking trains is approved')
    .waitFor()
}

export const runs = [
  [signUp, 'vet-practice'],
  [ownRecords, 'vet-practice', '#/mine'],
  [permissions, 'vet-practice'],
  [notifications, 'vet-practice'],
  [profile, 'vet-practice'],
  [administration, 'vet-practice'],
  [settings, 'vet-practice', '#/settings'],
  [lockedApp, 'team-notes', '#/own'],
]
