// The browser, and apps in it. Every visit has storage of its own.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { App, LOOKER } from './app.mjs'

/** The first is Debian's package chromium-headless-shell, which opens pages several times as fast. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

const DESKTOP = { width: 1280, height: 860 }

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
    executablePath: process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path)),
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

/**
 * A fresh visit: `{ page, app, complaints, close }`. Visits of one place follow each other in one tab, which is emptied in between: a
 * new process of the browser for each would take longer than most checks.
 */
export async function visit(browser, place, { limit, route } = {}) {
  const page = route ? await open(browser, place, route) : ((await emptied(place.tab)) ?? (await open(browser, place)))
  try {
    const app = new App(page, { limit })
    const complaints = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(place.url, { waitUntil: 'load', timeout: 20_000 })
    await app.ready()
    const close = async () => {
      if (route) return page.context().close()
      place.tab = page
    }
    return { app, page, complaints, close }
  } catch (error) {
    await page.context().close()
    throw error
  }
}

/** Ends the visits of a place. */
export async function leave(place) {
  await place.tab?.context().close()
  place.tab = undefined
}

async function open(browser, { cookies = [] }, route) {
  const context = await browser.context({
    locale: 'en-GB',
    viewport: DESKTOP,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    storageState: { cookies, origins: [] },
  })
  await context.addInitScript(LOOKER)
  if (route) await context.route('**/*', route)
  return context.newPage()
}

/** The tab as if nobody had been there; undefined when it cannot be. */
async function emptied(tab) {
  if (!tab || tab.isClosed()) return undefined
  try {
    tab.removeAllListeners()
    for (const other of tab.context().pages()) if (other !== tab) await other.close()
    const { origin } = new URL(tab.url())
    await tab.evaluate(() => sessionStorage.clear()).catch(() => {})
    await tab.goto('about:blank')
    await tab.setViewportSize(DESKTOP)
    const devtools = await tab.context().newCDPSession(tab)
    const storageTypes = 'local_storage,indexeddb,cache_storage,service_workers'
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes })
    await devtools.detach()
    return tab
  } catch {
    await tab.context().close().catch(() => {})
    return undefined
  }
}
