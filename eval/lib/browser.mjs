// The browser, and apps in it. Every visit has storage of its own.
import { chromium } from 'playwright-core'
import { App, LOOKER } from './app.mjs'

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** Opens a link once, so that every later visit has the access that it carries. */
export async function enter(browser, url) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const answer = await page.goto(url, { waitUntil: 'load', timeout: 20_000 })
    if (!answer?.ok()) throw new Error(`the app answers ${answer?.status()}`)
    const { cookies } = await context.storageState()
    return { url: page.url(), cookies }
  } finally {
    await context.close()
  }
}

/** A fresh visit: `{ page, app, close }`. */
export async function visit(browser, { url, cookies = [] }, { limit, route } = {}) {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    storageState: { cookies, origins: [] },
  })
  try {
    await context.addInitScript(LOOKER)
    if (route) await context.route('**/*', route)
    const page = await context.newPage()
    const app = new App(page, { limit })
    const complaints = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(url, { waitUntil: 'load', timeout: 20_000 })
    await app.ready()
    return { app, page, complaints, close: () => context.close() }
  } catch (error) {
    await context.close()
    throw error
  }
}
