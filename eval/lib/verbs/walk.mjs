// Going about, pressing, looking for texts.
import { literal, nounPattern, pattern } from '../words.mjs'

const MOST_PAGES = 8

export const walkVerbs = {
  /** To the page that a link, tab or button of that name leads to. */
  async go(name) {
    const wanted = pattern(name)
    await this.closeDialogs()
    const look = () => this.first('named', wanted, { where: 'navigation', outsideEntries: true })
    let link = await look()
    if (!link) {
      const menu = await this.first('named', /^(open )?(main )?(menu|navigation)|^more$|^☰|^≡/i)
      if (menu) await this.click(menu)
      link = await this.wait(look, 'nothing leads there')
    }
    await this.follow(link)
  },

  async follow(link) {
    const current = await link.evaluate(
      (element) =>
        ['page', 'true', 'step'].includes(element.getAttribute('aria-current')) ||
        element.getAttribute('aria-selected') === 'true' ||
        (element.matches('a') && element.href === location.href),
    )
    const changed = await this.click(link)
    this.expect(changed || current, 'nothing happens when it is pressed')
    await this.wait(async () => (await this.text()).length > 0, 'the page is empty')
  },

  /** To that page if there is one; an app of a single page has everything here. */
  async near(name) {
    await this.closeDialogs()
    const wanted = pattern(name)
    const leads = await this.find('named', wanted, { where: 'navigation', outsideEntries: true })
    for (const link of leads.slice(0, 3)) {
      const isPage = await link.evaluate((element) =>
        element.matches('a, [role="tab"], [role="link"], nav button, header button'),
      )
      if (isPage) return this.try(() => this.follow(link))
    }
    return undefined
  },

  /** Tries something here, then on the pages that sound like `thing`, then (unless `onlyNamed`) on the others. */
  async scan(thing, attempt, { onlyNamed = false } = {}) {
    let failure
    try {
      return await attempt()
    } catch (error) {
      failure = error
    }
    const noun = thing === undefined ? /$^/ : nounPattern(thing)
    const pages = await this.look('pages')
    const order = [
      ...pages.filter((page) => noun.test(page)),
      ...pages.filter((page) => !onlyNamed && !noun.test(page)),
    ]
    for (const page of order.slice(0, MOST_PAGES)) {
      const name = new RegExp(`^${literal(page).source}$`, 'i')
      try {
        await this.go(name)
        return await attempt()
      } catch {
        // What was said of the first page says most.
      }
    }
    throw failure
  },

  async closeDialogs() {
    for (let turn = 0; turn < 3; turn += 1) {
      const open = await this.page.evaluate(() => window.looker.stage() !== document.body)
      if (!open) return
      await this.page.keyboard.press('Escape')
      const left = await this.page.evaluate(() => window.looker.stage() !== document.body)
      const close =
        left && (await this.first('named', /close|^ok|done|got it|continue|cancel|^[×✕]/i))
      if (close) await this.click(close)
    }
  },

  async press(name, { inside } = {}) {
    const where = inside === 'main' ? 'main' : ''
    const handle = await this.wait(
      () => this.first('named', pattern(name), { where }),
      'there is nothing to press',
    )
    await this.click(handle)
  },

  /** Waits for something to press. */
  async button(name) {
    await this.wait(() => this.first('named', pattern(name)), 'there is no such button')
  },

  async buttons(name, least) {
    await this.wait(
      async () => (await this.find('named', pattern(name))).length >= least,
      `fewer than ${least}`,
    )
  },

  /** What has the name is gone or can no longer be pressed. */
  async unusable(name) {
    await this.wait(
      async () => (await this.find('named', pattern(name))).length === 0,
      'it can still be pressed',
    )
  },

  async key(key) {
    await this.page.keyboard.press(key)
    await this.page.waitForTimeout(POLL_FOR_KEYS_MS)
  },

  async sees(text, limit) {
    const wanted = pattern(text)
    await this.wait(async () => wanted.test(await this.text()), 'it is not on the page', limit)
  },

  /** What was sent is answered: with something that did not stand there before. */
  async confirms(text) {
    const wanted = pattern(text)
    const before = new Set((this.textBefore ?? '').split('\n'))
    const fresh = async () => (await this.text()).split('\n').filter((line) => !before.has(line))
    await this.wait(
      async () => (await fresh()).some((line) => wanted.test(line)),
      'nothing confirms it',
    )
  },

  async shows(text) {
    return pattern(text).test(await this.look('text', undefined, { messages: false }))
  },

  /** It is listed, not only announced: here, or on a page that one can go to. */
  async lists(text, thing) {
    const here = () =>
      this.wait(() => this.shows(text), 'it is listed nowhere', Math.min(this.limit, 1_000))
    await this.closeDialogs()
    await this.scan(thing, here)
  },

  async gone(text) {
    await this.wait(async () => !(await this.shows(text)), 'it is still there')
  },

  /** How often it stands on the page. */
  async count(expression) {
    await this.try(() =>
      this.sees(new RegExp(expression.source, expression.flags.replace('g', ''))),
    )
    const all = new RegExp(expression.source, [...new Set(`${expression.flags}g`)].join(''))
    return ((await this.text()).match(all) ?? []).length
  },

  /** A heading, or the title of a column or area. */
  async heading(text) {
    const wanted = pattern(text)
    const titles = () =>
      this.page.evaluate(() => {
        const areas = [
          ...document.querySelectorAll(
            'section[aria-label], [role="region"][aria-label], [role="group"][aria-label], ul[aria-label], ol[aria-label]',
          ),
        ]
        return [
          ...window.looker.headings().map((one) => window.looker.text(one)),
          ...areas.map((one) => one.getAttribute('aria-label')),
        ]
      })
    await this.wait(
      async () => (await titles()).some((title) => title.length <= 60 && wanted.test(title)),
      'there is no such heading',
    )
  },

  async changes(action) {
    await this.ready()
    const before = await this.look('state')
    await action()
    await this.wait(async () => (await this.look('state')) !== before, 'nothing changes')
  },
}

const POLL_FOR_KEYS_MS = 25
