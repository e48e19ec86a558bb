// The browser, and apps in it. Every visit has storage of its own.
import { chromium } from 'playwright-core'
import { App, LOOKER } from './app.mjs'

/** A browser that is started anew when it has died: that is no fault of the apps. */
export class Browser {
  async context(options) {
    return (await this.running()).newContext(options)
  }

  async running() {
    const seen = this.started
    const present = await seen
    if (present?.isConnected()) return present
    // Whoever finds it gone first starts the next one, for all.
    if (this.started === seen) this.started = launch()
    return this.started
  }

  async isGone() {
    return !(await this.started)?.isConnected()
  }

  async close() {
    await (await this.started)?.close()
  }
}

function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** Opens a link once, so that every later visit has the access that it carries. */
export async function enter(browser, url) {
  const context = await browser.context()
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
  const context = await browser.context({
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
