// Single entries of lists: reading, opening, changing, removing.
import { literal, pattern } from '../words.mjs'

const MORE = /^(more|actions|options|menu)|more (actions|options)|^[⋮⋯…]+$/i
const REMOVES = /delete|remove|cancel|trash|discard|^[✕×✖🗑]/iu
const AGREES =
  /^(yes|ok|confirm|delete|remove|cancel (booking|reservation|appointment|it|request))|yes,|sure/i
const CHANGES = /edit|change|modify|rename|update|^[✎✏]/iu
const SAVES = /save|update|ok|done|change|apply|confirm|rename/i
const NOT_OPENING =
  /edit|delete|remove|add|like|favou?rite|save|bookmark|cancel|share|vote|cart|buy|compare/i

export const entryVerbs = {
  /** The text of the entry that shows `text`. */
  async entry(text) {
    const handle = await this.entryHandle(text)
    return handle.evaluate((one) => window.looker.flat(window.looker.text(one)))
  },

  entryHandle(text) {
    return this.wait(() => this.first('entry', pattern(text)), 'there is no such entry')
  },

  async entrySays(text, wanted) {
    await this.wait(async () => wanted.test(await this.entry(text)), 'the entry does not say so')
  },

  /** Opens an entry, the first one if none is named; returns its title. */
  async open(text) {
    const entry = text === undefined ? await this.firstEntry() : await this.entryHandle(text)
    const title =
      text === undefined ? await entry.evaluate((one) => window.looker.titleOf(one)) : String(text)
    const address = this.page.url()
    const before = await this.look('text')
    for (const handle of await this.openers(entry, title)) {
      await this.click(handle)
      const dialog = await this.page.evaluate(() => window.looker.stage() !== document.body)
      if (this.page.url() !== address || dialog || (await this.look('text')) !== before)
        return title
    }
    throw new Error(`"${title}" does not open`)
  },

  async openers(entry, title) {
    const inside = await this.find('pressables', entry)
    const named = await Promise.all(
      inside.map(async (handle) => ({ handle, name: await this.name(handle) })),
    )
    const like = literal(title)
    const usable = named.filter(({ name }) => !NOT_OPENING.test(name) || name === title)
    const says = usable.filter(({ name }) => /view|details|open|read|more|see|show/i.test(name))
    const titled = usable.filter(({ name }) => like.test(name))
    const order = [...says, ...titled, ...usable].map(({ handle }) => handle)
    const heading = await entry.$('h1, h2, h3, h4, h5, strong, td:nth-child(1)')
    return [...new Set(order)].slice(0, 4).concat(heading ?? [], entry)
  },

  async firstEntry() {
    const list = await this.wait(async () => {
      const found = await this.page.evaluateHandle(() =>
        window.looker.items(1).map(({ element }) => element),
      )
      const handles = [...(await found.getProperties()).values()]
        .map((one) => one.asElement())
        .filter(Boolean)
      return handles.length > 0 && handles
    }, 'there are no entries')
    return list[0]
  },

  /** It is open when its title stands there with more than its line in the list told. */
  async details(title, before) {
    const shown = () =>
      this.page.evaluate(() => {
        const stage = window.looker.stage()
        return window.looker.flat(
          window.looker.text(
            stage === document.body ? (document.querySelector('main') ?? stage) : stage,
          ),
        )
      })
    await this.wait(async () => {
      const text = await shown()
      return literal(title).test(text) && text.length > before.length + 20
    }, 'it tells no more than the list')
  },

  /** Something to press in an entry, in its menu, or where it opens. */
  async act(text, name) {
    const entry = await this.entryHandle(text)
    if (await this.pressIn(entry, name)) return
    const menu = await this.first('named', MORE, { root: entry })
    if (menu) {
      await this.click(menu)
      const item = await this.first('named', pattern(name))
      if (item) {
        await this.click(item)
        return
      }
    }
    // Its own page, or a panel beside the list, has the button.
    await this.try(() => this.open(text))
    const button = await this.first('named', pattern(name), { where: 'main', outsideEntries: true })
    if (!button) throw new Error(`nothing of ${text} can be pressed that is called ${name}`)
    await this.click(button)
  },

  async pressIn(entry, name) {
    const handle = await this.first('named', pattern(name), { root: entry })
    if (handle) await this.click(handle)
    return Boolean(handle)
  },

  async agree() {
    const asked = await this.page.evaluate(() => window.looker.stage() !== document.body)
    const yes = asked && (await this.first('named', AGREES))
    if (yes) await this.click(yes)
  },

  /** Removes or cancels an entry, and agrees to it when asked. */
  async remove(text) {
    await this.act(text, REMOVES)
    await this.agree()
    await this.wait(
      async () => !(await this.shows(text)) || this.isCancelled(text),
      'it is still there',
    )
  },

  cancel(text) {
    return this.remove(text)
  },

  async isCancelled(text) {
    const entry = await this.first('entry', pattern(text))
    return entry ? entry.evaluate((one) => /cancell?ed/i.test(window.looker.text(one))) : false
  },

  async edit(text, values) {
    this.answerToPrompt = String(Object.values(values)[0])
    const before = await this.look('state')
    await this.try(
      () => this.act(text, CHANGES),
      async () => {
        const [holder] = await this.find('holders', pattern(text))
        await holder.dblclick()
        await this.settle(before)
      },
    )
    const place = await this.try(
      () => this.wait(async () => (await this.formsHere(values))[0], 'nothing can be changed', 800),
      () => this.inlineField(text, values),
    )
    // A native question took the new name already.
    if (!place) return
    await this.fillIn(place.fields, values)
    if (place.form) await this.send(place.form, SAVES)
    else await this.page.keyboard.press('Enter')
  },

  /** The entry itself has become a field. */
  async inlineField(text, values) {
    const value = String(Object.values(values)[0])
    if (await this.shows(value)) return undefined
    for (const handle of await this.find('fields')) {
      const holds = await handle.evaluate((one) => one.value ?? one.innerText)
      if (pattern(text).test(holds ?? ''))
        return { fields: new Map([[Object.keys(values)[0], handle]]) }
    }
    throw new Error('nothing can be changed')
  },

  async comesFirst(one, other) {
    const text = await this.look('text', undefined, { messages: false })
    const [first, second] = [one, other].map((each) => text.indexOf(each))
    this.expect(first >= 0 && second >= 0, 'not both are listed')
    return first < second
  },
}
