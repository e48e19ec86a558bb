// Drives an app the way a patient person would who does not know how it is made: by what stands there, what it is called and what
// other words people have for it. Verbs throw when the app does not take part; the message says which verb, and what there was instead.
import { readFileSync } from 'node:fs'
import { pattern, sendable } from './words.mjs'
import { formVerbs } from './verbs/forms.mjs'
import { entryVerbs } from './verbs/entries.mjs'
import { listVerbs } from './verbs/lists.mjs'
import { lookVerbs } from './verbs/looks.mjs'
import { peopleVerbs } from './verbs/people.mjs'
import { playVerbs } from './verbs/play.mjs'
import { refusalVerbs } from './verbs/refusals.mjs'
import { shopVerbs } from './verbs/shop.mjs'
import { stateVerbs } from './verbs/states.mjs'
import { toolVerbs } from './verbs/tools.mjs'
import { walkVerbs } from './verbs/walk.mjs'

const POLL_MS = 40
const NAVIGATION_MS = 20_000

/** Runs in every page before the app: the eyes of the driver. */
export const LOOKER = ['basics', 'controls', 'entries', 'filters', 'places', 'looks', 'figures']
  .map((name) => readFileSync(new URL(`./inpage/${name}.js`, import.meta.url), 'utf8'))
  .concat('window.print = () => { window.looker.printed = true }')
  .join('\n')

export class App {
  /** `limit` is how long, in ms, the app may take for what it does. */
  constructor(page, { limit = 2_500 } = {}) {
    this.page = page
    this.limit = limit
    page.setDefaultTimeout(limit)
    page.setDefaultNavigationTimeout(NAVIGATION_MS)
    this.answerToPrompt = ''
    page.on('dialog', (dialog) => dialog.accept(this.answerToPrompt || undefined).catch(() => {}))
  }

  /** Asks the eyes. Regular expressions may be given, elements may be handles. */
  look(what, ...args) {
    return this.page.evaluate(
      ([name, rest]) => window.looker[name](...rest),
      [what, args.map(prepared)],
    )
  }

  /** As `look`, for answers that are elements. */
  async find(what, ...args) {
    const list = await this.page.evaluateHandle(
      ([name, rest]) => [window.looker[name](...rest)].flat().filter(Boolean),
      [what, args.map(prepared)],
    )
    const found = await list.getProperties()
    await list.dispose()
    return [...found.values()].map((handle) => handle.asElement()).filter(Boolean)
  }

  async first(what, ...args) {
    return (await this.find(what, ...args))[0]
  }

  expect(holds, message) {
    if (!holds) throw new Error(message)
  }

  /** Waits until `probe` gives something true, and returns it. */
  async wait(probe, message, limit = this.limit) {
    const end = Date.now() + limit
    let last
    do {
      try {
        const value = await probe()
        if (value) return value
      } catch (error) {
        last = error
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    } while (Date.now() < end)
    throw new Error(last && !message ? last.message : (message ?? 'it does not come about'))
  }

  holds(probe, message) {
    return this.wait(probe, message)
  }

  /** The first way that works; without a second, failing is fine. */
  async try(...ways) {
    let failure
    for (const way of ways) {
      try {
        return await way()
      } catch (error) {
        if (isClosed(error)) throw error
        failure = error
      }
    }
    if (ways.length > 1) throw failure
    return undefined
  }

  /** Gives the app a moment to answer; returns whether anything changed. */
  async settle(before) {
    const end = Date.now() + Math.min(this.limit, 600)
    do {
      if ((await this.look('state')) !== before) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        return true
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS / 2))
    } while (Date.now() < end)
    return false
  }

  /** Clicks and waits for what it does. */
  async click(handle) {
    const before = await this.look('state')
    try {
      await handle.click({ timeout: Math.min(this.limit, 800) })
    } catch (error) {
      if (isClosed(error)) throw error
      // Covered by something, or only its label can be seen.
      await handle.evaluate((element) =>
        element.click
          ? element.click()
          : element.dispatchEvent(new MouseEvent('click', { bubbles: true })),
      )
    }
    return this.settle(before)
  }

  name(handle) {
    return handle.evaluate((element) => window.looker.name(element))
  }

  text() {
    return this.look('text')
  }

  async reload() {
    await this.page.reload({ waitUntil: 'load' })
    await this.ready()
  }

  /** Until the app shows something. */
  async ready() {
    await this.wait(() =>
      this.page.evaluate(() => document.body?.innerText.trim().length > 0),
    ).catch(() => {})
  }

  summary() {
    return this.look('summary').catch(() => 'the page cannot be read')
  }
}

const prepared = (value) => {
  if (value instanceof RegExp) return sendable(value)
  if (value && typeof value === 'object' && !value.asElement && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, prepared(one)]))
  }
  return value
}

const isClosed = (error) =>
  /has been closed|Target closed|browser has disconnected/i.test(error.message)

/** Later lists may not take the names of earlier ones. */
for (const verbs of [
  walkVerbs,
  formVerbs,
  refusalVerbs,
  entryVerbs,
  stateVerbs,
  listVerbs,
  lookVerbs,
  peopleVerbs,
  playVerbs,
  shopVerbs,
  toolVerbs,
]) {
  for (const [name, verb] of Object.entries(verbs)) {
    if (name in App.prototype) throw new Error(`two verbs are called ${name}`)
    App.prototype[name] = verb
  }
}

/** What checks get: as the app, but failures tell the verb and what was on the page. */
export function told(app) {
  return new Proxy(app, {
    get(target, name) {
      const value = target[name]
      if (typeof value !== 'function' || name === 'expect') return value
      return async (...args) => {
        try {
          return await value.apply(target, args)
        } catch (error) {
          if (error.told) throw error
          const named = typeof args[0] === 'string' || args[0] instanceof RegExp
          const first = named ? String(pattern(args[0])) : ''
          const message = `${String(name)}(${first}): ${error.message.split('\n')[0]} (${await target.summary()})`
          throw Object.assign(new Error(message), { told: true })
        }
      }
    },
  })
}
