import assert from 'node:assert/strict'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })
const heading = (page, name) => page.getByRole('heading', { name })
const menu = (page) => page.getByRole('navigation', { name: 'Pages' })

/** The header leads to every page, on wide and on narrow windows. */
export async function navigation(page) {
  await menu(page).getByRole('link', { name: 'Find us' }).click()
  await heading(page, 'Opening hours').waitFor()
  await page.keyboard.press('Control+Home')
  await page.setViewportSize({ width: 360, height: 740 })
  const open = button(page, 'Menu')
  await open.click()
  await page.keyboard.press('Escape')
  assert.equal(await open.getAttribute('aria-expanded'), 'false')
  await open.click()
  await menu(page).getByRole('link', { name: 'Contact' }).click()
  await heading(page, 'Write to us').waitFor()
  assert.equal(await open.getAttribute('aria-expanded'), 'false')
  await page.getByRole('navigation', { name: 'Footer' }).getByRole('link', { name: 'Menu' }).click()
  await page.getByText('Charred leeks').waitFor()
  await page.evaluate(() => (location.hash = '#/nowhere'))
  await heading(page, 'Page not found').waitFor()
  await page.getByRole('link', { name: 'Go to the start page' }).click()
  await heading(page, /a little smoke/).waitFor()
}

/** The first key leads past the navigation. */
export async function skipLink(page) {
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const focused = await page.evaluate(() => document.activeElement?.id)
  assert.equal(focused, 'content')
}

export async function newsletter(page) {
  const email = page.getByLabel('Email')
  await email.fill('nobody')
  await button(page, 'Subscribe').click()
  await page.getByText(/valid email|email address/i).first().waitFor()
  await email.fill('ana@example.com')
  await button(page, 'Subscribe').click()
  await page.getByText('Thank you for subscribing.').waitFor()
  await page.reload()
  await email.fill('ANA@example.com')
  await button(page, 'Subscribe').click()
  await page.getByText('This address is already on the list.').waitFor()
}

/** A closed announcement stays away. */
export async function banner(page) {
  await button(page, 'Close announcement').click()
  await page.getByRole('complementary', { name: 'Announcement' }).waitFor({ state: 'hidden' })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await page.getByRole('complementary', { name: 'Announcement' }).isVisible(), false)
}

export async function featured(page) {
  await page.getByRole('link', { name: /^See all/ }).first().waitFor()
  await page.getByRole('listitem').getByRole('link', { name: 'Charred leeks' }).click()
  await page.getByText('Prices include tax.').waitFor()
}

export async function news(page) {
  const list = page.getByRole('list', { name: /Articles|Posts/ })
  await list.getByRole('listitem').first().waitFor()
  await page.getByLabel('Search articles').fill('telescope')
  assert.equal(await list.getByRole('listitem').count(), 1)
  await page.getByLabel('Search articles').fill('zeppelin')
  await page.getByText('Nothing found').waitFor()
  await button(page, 'Show all').click()
  await button(page, 'Sport').click()
  assert.equal(await list.getByRole('listitem').count(), 2)
  await page.getByRole('link', { name: /second half of a lifetime/ }).click()
  await page.getByRole('heading', { level: 1, name: /second half/ }).waitFor()
  await page.getByText('The roof had to be checked', { exact: false }).or(page.getByText(/roof had to be checked/)).waitFor()
  await heading(page, 'More in Sport').waitFor()
  assert.match(page.url(), /#\/news\/article-3$/)
  await page.reload()
  await page.getByRole('navigation', { name: 'More stories' }).getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: /choir/ }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: /second half/ }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'News', exact: true }).click()
  await list.waitFor()
}

export async function carousel(page) {
  const slides = page.getByRole('group', { name: /awaits you|Recent work|Slides/ }).first()
  const first = await slides.getByRole('heading').first().textContent()
  await button(page, 'Next slide').click()
  await page.waitForFunction(
    (text) => ![...document.querySelectorAll('h3')].some((one) => one.textContent === text && one.checkVisibility()),
    first,
  )
  await button(page, 'Previous slide').click()
  await heading(page, first).waitFor()
  await button(page, /^Slide 3/).click()
  await page.getByText('3 of 3').or(page.locator('[aria-label="3 of 3"]')).first().waitFor()
}

export async function extras(page) {
  await page.getByRole('timer').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download Checklist for the shoot').click(),
  ])
  assert.equal(download.suggestedFilename(), 'Checklist for the shoot.txt')
  await button(page, /^Play video/).click()
  await page.getByText('has not been added yet').waitFor()
}

/** Eight pages of an app stand in a column; its colours are those that were asked for. */
export async function sidebar(page) {
  await menu(page).getByRole('link', { name: 'Rooms' }).click()
  await page.getByRole('cell', { name: 'Attic' }).waitFor()
  const colours = await page.evaluate(() => ({
    page: getComputedStyle(document.documentElement).backgroundColor,
    header: getComputedStyle(document.querySelector('header')).backgroundColor,
    button: getComputedStyle(
      [...document.querySelectorAll('button')].find((one) => one.textContent === 'Add room'),
    ).backgroundColor,
  }))
  const gold = 'rgb(255, 215, 0)'
  assert.deepEqual(colours, { page: 'rgb(0, 0, 0)', header: gold, button: gold })
}

export async function festival(page) {
  await page.getByRole('timer').waitFor()
  await menu(page).getByRole('link', { name: 'News' }).click()
  await page.getByRole('link', { name: 'Tents with a view' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tents with a view' }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'News', exact: true }).click()
  await page.getByLabel('Search posts').fill('cup')
  await page.getByRole('link', { name: 'Bring your own cup' }).waitFor()
  await menu(page).getByRole('link', { name: 'Visit' }).click()
  await page.getByText(/^(Open|Closed)/).first().waitFor()
  await page.getByRole('img', { name: /^Map of/ }).waitFor()
  await page.evaluate(() => (location.hash = '#/nowhere'))
  await heading(page, 'Page not found').waitFor()
}

export async function staticMenu(page) {
  await page.setViewportSize({ width: 360, height: 740 })
  const open = button(page, 'Menu')
  await open.click()
  await menu(page).getByRole('link', { name: 'Food' }).click()
  await page.getByText('Trout from the lake').waitFor()
  assert.equal(await open.getAttribute('aria-expanded'), 'false')
}

export const runs = [
  [navigation, 'restaurant'],
  [skipLink, 'restaurant'],
  [skipLink, 'static-festival'],
  [newsletter, 'restaurant'],
  [newsletter, 'static-festival'],
  [banner, 'restaurant'],
  [banner, 'static-festival'],
  [featured, 'restaurant'],
  [news, 'town-news'],
  [carousel, 'studio'],
  [carousel, 'static-festival'],
  [extras, 'studio'],
  [sidebar, 'cooperative'],
  [festival, 'static-festival'],
  [staticMenu, 'static-festival'],
]
