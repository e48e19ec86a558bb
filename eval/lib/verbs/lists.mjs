// Lists: what is in them, searching, filtering, sorting, files.
import { readFile } from 'node:fs/promises'
import { literal, pattern } from '../words.mjs'
import { put } from './fields.mjs'

const TRIES = 6

export const listVerbs = {
  /** Title and text of what the page lists; waits until it is enough. */
  async items(least = 1) {
    const read = () =>
      this.page.evaluate(
        (count) => window.looker.items(count).map(({ title, text }) => ({ title, text })),
        least,
      )
    return this.wait(async () => {
      const items = await read()
      return items.length >= least && items
    }, `fewer than ${least} entries are listed`)
  },

  searchField() {
    return this.first('searches')
  },

  async search(text) {
    let field = await this.searchField()
    if (!field) {
      const opener = await this.first('named', /^\W*(search|find)\b/i)
      if (opener) await this.click(opener)
      field = await this.wait(() => this.searchField(), 'there is no search field')
    }
    const before = await this.look('state')
    await field.fill(text)
    if (await this.settle(before)) await this.page.waitForTimeout(80)
    await field.press('Enter')
    await this.page.waitForTimeout(80)
    const button = await this.first('named', /^\W*(search|find|go)$/i)
    if (button && (await button.evaluate((one) => one.matches('button, input'))))
      await this.click(button)
  },

  /** Which of the entries are still shown. */
  async shownOf(items) {
    const text = await this.page.evaluate(() =>
      window.looker.flat(window.looker.text(document.querySelector('main') ?? document.body)),
    )
    return items.filter((item) => text.includes(item.text))
  },

  async searchNarrows() {
    const items = await this.items(2)
    const word = rareWord(items)
    this.expect(word, 'the entries do not differ in a word')
    await this.search(word)
    await this.wait(async () => {
      const shown = await this.shownOf(items)
      return shown.length < items.length && shown.some((item) => literal(word).test(item.text))
    }, `a search for "${word}" does not narrow the list`)
  },

  /** Chooses a value of a filter. */
  async filter(label, value) {
    await this.closeDialogs()
    const wanted = pattern(value)
    const fields = await this.find('filters', pattern(label))
    for (const field of fields) {
      const option = await field.evaluate(
        (one, source) =>
          [...(one.options ?? [])].find((each) => new RegExp(source, 'i').test(each.text))?.text,
        wanted.source,
      )
      if (option) return put(this, field, option)
    }
    return this.press(wanted, { inside: 'main' })
  },

  /** Some value of the filter takes entries away and leaves others. */
  async filterNarrows(label) {
    const items = await this.items(2)
    const ways = await this.filterWays(pattern(label))
    if (ways.length === 0) {
      const opener = await this.first('named', /^\W*(show |more )?filters?\b/i)
      if (opener) await this.click(opener)
      ways.push(...(await this.filterWays(pattern(label))))
    }
    this.expect(ways.length > 0, 'there is nothing to filter by')
    const address = this.page.url()
    for (const way of ways) {
      await this.try(way)
      const narrowed = async () => {
        const shown = await this.shownOf(items)
        return shown.length > 0 && shown.length < items.length
      }
      if (await this.try(() => this.wait(narrowed, '', Math.min(this.limit, 500)))) return
      if (new URL(this.page.url()).pathname !== new URL(address).pathname)
        await this.page.goto(address)
    }
    throw new Error('no value of the filter narrows the list')
  },

  /** What can be done to filter, one value after the other. */
  async filterWays(label) {
    const ways = []
    const changing = (action) => async () => {
      const before = await this.look('state')
      await action()
      await this.settle(before)
    }
    for (const field of await this.find('filters', label)) {
      const options = await field.evaluate((one) =>
        one.matches('select') ? [...one.options].slice(1).map((option) => option.text) : [],
      )
      const middle = await field.evaluate((one) => window.looker.middle?.(one))
      for (const option of options.slice(0, TRIES))
        ways.push(changing(() => put(this, field, option)))
      if (middle) for (const value of middle) ways.push(changing(() => put(this, field, value)))
    }
    for (const button of (await this.find('filterButtons', label)).slice(0, TRIES + 2))
      ways.push(() => this.click(button))
    return ways
  },

  /** Puts a list in order by what the label says; called again, the other way round. */
  async sort(label) {
    this.sorted = (this.sorted ?? -1) + 1
    const wanted = pattern(label)
    for (const field of await this.find('filters', /sort|order/i)) {
      const options = await field.evaluate(
        (one, source) =>
          [...(one.options ?? [])]
            .map((each) => each.text)
            .filter((text) => new RegExp(source, 'i').test(text)),
        wanted.source,
      )
      if (options.length > 0) return put(this, field, options[this.sorted % options.length])
    }
    const heads = await this.find('columnHeads', wanted)
    if (heads[0]) return this.click(heads[0])
    return this.press(
      new RegExp(
        `(sort|order).*(${wanted.source})|(${wanted.source}).*(sort|↑|↓|▲|▼|low|high|asc|desc)`,
        'i',
      ),
    )
  },

  /** The same entries in another order. */
  async reorders(action) {
    const order = async () => (await this.items(2)).map(({ text }) => text)
    const before = await order()
    for (let turn = 0; turn < 3; turn += 1) {
      await action()
      const changed = async () => {
        const now = await order()
        return now.join('\n') !== before.join('\n') && now.some((text) => before.includes(text))
      }
      if (await this.try(() => this.wait(changed, '', Math.min(this.limit, 500)))) return
    }
    throw new Error('the order stays the same')
  },

  /** Presses something that gives a file, and reads it. */
  async download(name) {
    const handle = await this.wait(
      () => this.first('named', pattern(name)),
      'there is no such button',
    )
    const begun = this.page.waitForEvent('download', { timeout: this.limit })
    begun.catch(() => {})
    await this.click(handle)
    const inMenu = await this.first('named', /\bcsv\b|as file/i)
    if (inMenu && (await inMenu.evaluate((one) => one.getAttribute('role') === 'menuitem')))
      await this.click(inMenu)
    const file = await begun
    return (await readFile(await file.path(), 'utf8')).replaceAll('\r\n', '\n')
  },

  async tryPrint(name) {
    const handle = await this.wait(
      () => this.first('named', pattern(name)),
      'there is no such button',
    )
    const begun = this.page.waitForEvent('download', { timeout: this.limit })
    begun.catch(() => {})
    await this.click(handle)
    await this.try(
      () =>
        this.wait(
          () => this.page.evaluate(() => window.looker.printed === true),
          'it is not printed',
          300,
        ),
      () => begun,
    )
  },

  /** Hands a file to the app; where it takes none, its text. */
  async upload(name, text) {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
    const input = await this.wait(() => this.page.$('input[type="file"]'), '', 400).catch(
      () => undefined,
    )
    const before = await this.look('state')
    if (input) await input.setInputFiles(file)
    else {
      const area = await this.wait(() => this.page.$('textarea:visible'), 'no file is taken')
      await area.fill(text)
      await this.try(() => this.press(/load|view|parse|show|import|convert/i))
    }
    await this.settle(before)
  },

  /** What can be chosen under a label, here or in a form that can be opened here. */
  async choices(label) {
    const here = await this.optionsOf(label)
    if (here.length > 0) return here
    const opener = await this.first('named', /^\W*(start|play|new|begin|add|book|rsvp)/i, {
      where: 'main',
    })
    if (opener) await this.click(opener)
    return this.wait(async () => {
      const options = await this.optionsOf(label)
      return options.length > 0 && options
    }, 'nothing can be chosen')
  },

  async optionsOf(label) {
    for (const field of await this.find('labelled', pattern(label), undefined, { search: true })) {
      const options = await field.evaluate((one) => {
        if (one.matches('select'))
          return [...one.options]
            .filter((option) => option.value !== '')
            .map((option) => option.text)
        if (one.matches('[type="range"], [type="number"]'))
          return one.max
            ? Array.from({ length: Math.min(20, one.max - (one.min || 0) + 1) }, (_, index) =>
                String(Number(one.min || 0) + index),
              )
            : []
        return window.looker.radiosOf(one).map((radio) => window.looker.name(radio))
      })
      if (options.length > 0) return options
    }
    return this.look('groupOptions', pattern(label))
  },
}

/** A word that stands in as few entries as possible, one that titles have. */
function rareWord(items) {
  const words = [...new Set(items.flatMap(({ title }) => title.match(/\p{L}{4,}/gu) ?? []))]
  const holders = (word) => items.filter(({ text }) => literal(word).test(text)).length
  return words
    .map((word) => ({ word, count: holders(word) }))
    .filter(({ count }) => count < items.length && count > 0)
    .toSorted((a, b) => a.count - b.count)[0]?.word
}
