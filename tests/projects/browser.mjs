// Uses the emitted example projects the way people do. Run `check.sh` first; then `npm ci && npm run browser [-- NAME ...]`.
// Each file of `scenarios/` lists its `runs`: scenario, project, and the page where it begins, if that is not the first.
// Environment: OUT (where check.sh has put the projects), CHROMIUM (path of the browser).
import { chromium } from 'playwright-core'
import { readdirSync } from 'node:fs'
import { serve } from './serve.mjs'

const folder = process.env.OUT ?? '/tmp/isekai-projects'
const LIMIT_MS = 10_000

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const wanted = process.argv.slice(2)
const scenarios = new URL('./scenarios/', import.meta.url)
const lists = await Promise.all(readdirSync(scenarios).map((file) => import(new URL(file, scenarios))))
let failed = false
for (const [scenario, project, hash = ''] of lists.flatMap((list) => list.runs)) {
  const name = scenario.name
  if (wanted.length > 0 && !wanted.includes(name) && !wanted.includes(project)) continue
  try {
    await run(scenario, project, hash)
    console.log(`ok: ${name} in ${project}`)
  } catch (error) {
    failed = true
    console.error(`FAILED: ${name} in ${project}: ${error.message}`)
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
