// Uses the emitted example projects the way people do. Run `check.sh` first; then `npm ci && npm run browser [-- NAME ...]`.
// Environment: OUT (where check.sh has put the projects), CHROMIUM (path of the browser).
import { chromium } from 'playwright-core'
import * as scenarios from './scenarios.mjs'
import { serve } from './serve.mjs'

const folder = process.env.OUT ?? '/tmp/isekai-projects'
const LIMIT_MS = 10_000

/** Scenario, project, page. */
const runs = [
  ['todo', 'todo'],
  ['todo', 'static-todo'],
  ['ticTacToe', 'tic-tac-toe'],
  ['ticTacToe', 'static-tic-tac-toe'],
  ['expenses', 'expenses'],
  ['expenses', 'static-workshop'],
  ['board', 'board'],
  ['board', 'static-workshop', '#/board'],
  ['form', 'board', '#/new'],
  ['form', 'static-workshop', '#/request'],
  ['notes', 'notes'],
  ['notes', 'static-workshop', '#/notes'],
  ['csvViewer', 'csv-viewer'],
  ['csvViewer', 'static-workshop', '#/csv'],
  ['calculator', 'calculator'],
  ['calculator', 'static-workshop', '#/calculator'],
  ['landing', 'landing'],
  ['landing', 'static-landing'],
  ['oddTexts', 'odd-texts'],
  ['oddTexts', 'static-odd-texts'],
]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const wanted = process.argv.slice(2)
let failed = false
for (const [scenario, project, hash = ''] of runs) {
  if (wanted.length > 0 && !wanted.includes(scenario) && !wanted.includes(project)) continue
  try {
    await run(scenarios[scenario], project, hash)
    console.log(`ok: ${scenario} in ${project}`)
  } catch (error) {
    failed = true
    console.error(`FAILED: ${scenario} in ${project}: ${error.message}`)
  }
}
await browser.close()
process.exit(failed ? 1 : 0)

async function run(scenario, project, hash) {
  const server = await serve(`${folder}/${project}`)
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(LIMIT_MS)
    const complaints = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(server.url + hash)
    await scenario(page)
    await fitsPhone(page)
    if (complaints.length > 0) throw new Error(`console: ${complaints.join('; ')}`)
  } finally {
    await context.close()
    server.close()
  }
}

/** No page scrolls sideways on a phone. */
async function fitsPhone(page) {
  await page.setViewportSize({ width: 360, height: 740 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (over > 0) throw new Error(`the page is ${over} px wider than a phone`)
}
