// What becomes of entries: ticked off, moved on, given to somebody, rated.
import { pattern } from '../words.mjs'
import { put } from './fields.mjs'

const KEEPS = /favou?rite|save|bookmark|like|wish|heart|star|♥|♡|❤|add to my/i
const KEPT = /remove|unsave|unlike|\bsaved\b|\bfrom (my |your )?(favou?rites|saved|bookmarks|list)/i

export const stateVerbs = {
  /** Marks an entry that is not yet kept as a favourite (bookmark, saved); returns its title. */
  async keepOne() {
    for (const handle of await this.find('named', KEEPS, { where: 'main' })) {
      const { title, pressed } = await handle.evaluate((one) => {
        const entry = window.looker.entryOf(one)
        return {
          title: entry ? window.looker.titleOf(entry) : '',
          pressed: one.getAttribute('aria-pressed') === 'true',
        }
      })
      if (!title || pressed || KEPT.test(await this.name(handle))) continue
      await this.click(handle)
      return title
    }
    const title = await this.open()
    await this.press(KEEPS, { inside: 'main' })
    await this.closeDialogs()
    return title
  },

  /** Ticks an entry off: its checkbox, or a button of that name. It then looks different, or is gone. */
  async tick(text, name) {
    const entry = await this.entryHandle(text)
    const look = async () => {
      const now = await this.first('entry', pattern(text))
      return now
        ? now.evaluate(
            (one) =>
              `${one.outerHTML}${[...one.querySelectorAll('input')].map((box) => box.checked)}`,
          )
        : ''
    }
    const before = await look()
    const boxes = await this.find('boxes', entry)
    if (boxes.length > 0) await this.click(boxes[0])
    else await this.act(text, name)
    await this.closeDialogs()
    const differs = async () => (await look()) !== before
    await this.try(
      () => this.wait(differs, 'it looks as before', Math.min(this.limit, 800)),
      async () => {
        await this.move(text, name)
        await this.wait(differs, 'it looks as before')
      },
    )
  },

  /** Brings an entry under another heading, or to another state: by choice, button, dragging or keyboard. */
  async move(text, target) {
    const entry = await this.entryHandle(text)
    const arrived = async () =>
      (await this.look('isUnder', target, pattern(text))) || (await this.stateOf(text, target))
    const ways = [
      () => this.chooseIn(entry, target),
      () => this.pressIn(entry, target),
      () => this.drag(entry, target),
      () => this.stepAlong(text, arrived),
    ]
    for (const way of ways) {
      await this.try(way)
      if (await arrived()) return
    }
    await this.edit(text, { status: target.source.replace(/\W.*/, '') })
    await this.wait(arrived, 'it does not get there')
  },

  isUnder(heading, text) {
    return this.look('isUnder', pattern(heading), pattern(text))
  },

  async stateOf(text, target) {
    const entry = await this.first('entry', pattern(text))
    return entry
      ? entry.evaluate(
          (one, { source, flags }) => {
            const chosen = [...one.querySelectorAll('select')].map(
              (select) => select.selectedOptions[0]?.text ?? '',
            )
            const wanted = new RegExp(source, flags)
            return (
              wanted.test(window.looker.text(one)) || chosen.some((option) => wanted.test(option))
            )
          },
          { source: target.source, flags: target.flags },
        )
      : false
  },

  /** A choice in the entry that has the option. */
  async chooseIn(entry, target) {
    for (const select of await entry.$$('select')) {
      const option = await select.evaluate(
        (one, source) =>
          [...one.options].find((each) => new RegExp(source, 'i').test(each.text))?.text,
        target.source,
      )
      if (!option) continue
      const before = await this.look('state')
      await put(this, select, option)
      await this.settle(before)
      return true
    }
    return false
  },

  async drag(entry, target) {
    const columns = await this.find('columns', target)
    const [from, to] = [await entry.boundingBox(), await columns[0]?.boundingBox()]
    if (!from || !to) return
    await this.page.mouse.move(from.x + from.width / 2, from.y + Math.min(12, from.height / 2))
    await this.page.mouse.down()
    await this.page.mouse.move(to.x + to.width / 2, to.y + Math.min(90, to.height / 2), {
      steps: 8,
    })
    await this.page.mouse.up()
    await this.page.waitForTimeout(60)
  },

  async stepAlong(text, arrived) {
    for (let step = 0; step < 5 && !(await arrived()); step += 1) {
      const entry = await this.first('entry', pattern(text))
      await entry?.focus()
      await this.page.keyboard.press('ArrowRight')
      await this.page.waitForTimeout(60)
    }
  },

  /** Some entry of the page gets another state, which is then shown. */
  async changeStatus(action, shows) {
    const texts = async () =>
      ((await this.text()).match(new RegExp(shows.source, 'gi')) ?? []).length
    const before = { state: await this.look('state'), shown: await texts() }
    const changed = async () =>
      (await this.look('state')) !== before.state &&
      ((await texts()) > before.shown || (await this.someChoice(shows)))
    const handles = await this.find('named', action, { where: 'main' })
    const inside = []
    for (const handle of handles)
      if (
        await handle.evaluate((one) => window.looker.entryOf(one) !== null && !one.closest('nav'))
      )
        inside.push(handle)
    const ways = [
      ...inside.slice(0, 2).map((handle) => async () => {
        await this.click(handle)
        await this.agree()
      }),
      async () => this.chooseIn(await this.page.$('main, body'), action),
      async () => {
        await this.open()
        await this.try(
          () => this.press(action, { inside: 'main' }),
          async () =>
            this.chooseIn(await this.page.$('[role="dialog"], dialog[open], main, body'), action),
        )
      },
      async () => {
        await this.closeDialogs()
        const [item] = await this.items(1)
        await this.edit(item.title, { status: action.source.replace(/\W.*/, '') })
      },
    ]
    for (const way of ways) {
      await this.try(way)
      if (await this.try(() => this.wait(changed, '', Math.min(this.limit, 500)))) return
    }
    throw new Error('no entry gets this state')
  },

  someChoice(wanted) {
    return this.page.evaluate(
      (source) =>
        [...document.querySelectorAll('main select, [role="dialog"] select')].some(
          (one) =>
            window.looker.visible(one) &&
            new RegExp(source, 'i').test(one.selectedOptions[0]?.text ?? ''),
        ),
      wanted.source,
    )
  },

  /** Gives an entry to somebody (else). */
  async assign(label) {
    const choose = async () => {
      const field = await this.wait(
        () => this.first('labelled', label, undefined, { search: false }),
        'nobody can be chosen',
        400,
      )
      const other = await field.evaluate(
        (one) =>
          [...(one.options ?? [])].find(
            (option) => option.value && option !== one.selectedOptions[0],
          )?.text,
      )
      const before = await this.look('state')
      await put(this, field, other ?? 'Agnes Moor')
      await this.settle(before)
    }
    await this.try(
      async () => {
        await this.open()
        await this.try(choose, () => this.press(label, { inside: 'main' }))
      },
      choose,
      async () => {
        const [item] = await this.items(1)
        await this.edit(item.title, { assignee: '' })
      },
    )
  },

  /** The entry shows so many stars, or the number. */
  async rated(text, stars) {
    const shown = async () => {
      const entry = await this.first('entry', pattern(text))
      const html = entry
        ? await entry.evaluate(
            (one) =>
              `${window.looker.text(one)} ${[...one.querySelectorAll('[aria-label], [title]')].map((each) => each.getAttribute('aria-label') ?? each.title).join(' ')}`,
          )
        : ''
      const filled = (html.match(/★|⭐/gu) ?? []).length
      return (
        filled === stars ||
        new RegExp(`(?<![\\d.])${stars}([.,]0)?\\s*(of|out of|/|stars?|★|⭐|\\b)`, 'i').test(html)
      )
    }
    await this.try(
      () => this.wait(shown, 'the rating is not shown', Math.min(this.limit, 800)),
      async () => {
        await this.open(text)
        await this.wait(shown, 'the rating is not shown')
      },
    )
  },
}
