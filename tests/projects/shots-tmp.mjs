import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'
const out = '/tmp/wt/records-shots'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] })
const only = process.argv[2]
async function shots(project, list) {
  const server = await serve(`/tmp/wt/records-projects/${project}`)
  for (const scheme of ['light', 'dark']) for (const width of [1280, 360]) {
    const ctx = await browser.newContext({ locale: 'en-GB', colorScheme: scheme, viewport: { width, height: width === 360 ? 740 : 900 } })
    const page = await ctx.newPage()
    page.setDefaultTimeout(4000)
    for (const [name, hash, act] of list) {
      if (only && !name.includes(only)) continue
      await page.goto('about:blank'); await page.goto(server.url + hash)
      await page.waitForTimeout(250)
      try { if (act) await act(page) } catch (e) { console.log(name, scheme, width, e.message.split('\n')[0]) }
      await page.waitForTimeout(200)
      const full = !act || act.full !== false
      await page.screenshot({ path: `${out}/${name}-${scheme}-${width}.png`, fullPage: full })
    }
    await ctx.close()
  }
  server.close()
}
const b = (p, name) => p.getByRole('button', { name, exact: typeof name === 'string' }).first()
const dialog = (f) => Object.assign(f, { full: false })
await shots('cook-book', [
  ['recipes', '#/'],
  ['compare', '#/', dialog(async (p) => { await p.getByLabel('Compare Tiramisu').check(); await p.getByLabel('Compare Miso ramen').check(); await p.getByLabel('Compare Shakshuka').check(); await b(p, /^Compare \(3/).click() })],
  ['detail', '#/recipes/recipe-1'],
  ['missing', '#/recipes/x'],
  ['import', '#/', dialog(async (p) => { await b(p, 'Import').click(); await p.getByLabel('Or paste the text here').fill('title,Cuisine,Time,Shop\nPizza,Italian,90,Corner\nRamen,Japanese,30,x\nNaan,French,,\n,Indian,,\n'); await b(p, 'Preview').click() })],
  ['importpick', '#/', dialog(async (p) => { await b(p, 'Import').click() })],
  ['timeline', '#/cooked'],
  ['shopping', '#/shopping-list'],
])
await shots('guesthouse', [
  ['stays', '#/'],
  ['stay', '#/stays/stay-5'],
  ['room', '#/rooms/room-1'],
  ['rooms', '#/rooms'],
  ['confirm', '#/', dialog(async (p) => { await b(p, 'Page 2').click(); await b(p, /^Cancel stay/).click() })],
  ['calendar', '#/calendar', async (p) => { for (let i = 0; i < 20; i++) { if ((await p.getByText('March 2026').count()) + (await p.getByText(/Mar –/).count())) break; await b(p, /Previous/).click() } }],
  ['event', '#/calendar', dialog(async (p) => { for (let i = 0; i < 60; i++) { if (await p.getByText(/Ada Lind/).count()) break; await b(p, /Previous/).click() } await b(p, /Ada Lind/).click() })],
  ['wizard', '#/book'],
  ['review', '#/book', async (p) => { await p.getByLabel('Check-out').fill('2027-06-07'); await p.getByLabel('Room').selectOption({ index: 1 }); await b(p, 'Next').click(); await p.getByLabel('Guest', { exact: true }).fill('Nils'); await b(p, 'Next').click(); await p.getByLabel('Email').fill('n@example.com'); await b(p, 'Next').click() }],
  ['report', '#/reports'],
])
await browser.close()
