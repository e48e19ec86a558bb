// Calculators, converters, texts: something is entered, something comes out.
import { ADDS, fieldPatterns, pattern } from '../words.mjs'
import { put } from './fields.mjs'

const COMPUTES =
  /^\W*(calculate|compute|show|estimate|convert|go\b|search|find|track|check|get|submit)/i

export const toolVerbs = {
  /** Fills fields by label, and presses what computes if there is such a button. */
  async calculate(values, button = COMPUTES) {
    const used = []
    for (const [key, value] of Object.entries(values)) {
      const isNew = async (handle) =>
        !(await handle.evaluate((one, others) => others.includes(one), used))
      const name = key.replace(/\?$/, '')
      const look = async () => this.calculatorField(name, isNew)
      const handle = key.endsWith('?')
        ? await look()
        : await this.wait(look, `there is no field for ${name}`)
      if (!handle) continue
      used.push(handle)
      await put(this, handle, value === '' ? await anotherOption(handle, used.length) : value)
    }
    await this.page.keyboard.press('Tab')
    const press = await this.first('named', pattern(button), { where: 'main' })
    if (press && (await press.evaluate((one) => one.matches('button, input'))))
      await this.click(press)
  },

  async calculatorField(name, isNew) {
    for (const label of fieldPatterns(name)) {
      for (const handle of await this.find('labelled', label, undefined, { search: true }))
        if (await isNew(handle)) return handle
    }
    return undefined
  },

  async figure(label) {
    return this.wait(async () => {
      const [value] = await this.look('figures', pattern(label))
      return value === undefined ? false : { value }
    }, 'no number stands there').then(({ value }) => value)
  },

  async figureIs(label, wanted) {
    let seen = []
    await this.wait(async () => {
      seen = await this.look('figures', pattern(label))
      return seen.some(wanted)
    }).catch(() => {
      throw new Error(
        seen.length === 0 ? 'no number stands there' : `it says ${seen.slice(0, 3).join(', ')}`,
      )
    })
  },

  /** A text that the program gives, in a field or on the page. */
  async output(expression) {
    return this.wait(
      async () => (await this.look('outputs')).find((text) => expression.test(text)),
      'there is no such result',
    )
  },

  /** Text into the largest field. */
  async write(text) {
    const field = await this.wait(() => this.first('writing'), 'there is no field to write in')
    const before = await this.look('state')
    await put(this, field, text)
    await this.settle(before)
  },

  /** Chooses by name: an option of a list, a radio, a tab, a button. */
  async pick(name) {
    const wanted = pattern(name)
    const choose = async () => {
      const handle = await this.first('named', wanted)
      if (handle) {
        await this.click(handle)
        return true
      }
      for (const select of await this.page.$$('select:visible')) {
        const option = await select.evaluate(
          (one, source) =>
            [...one.options].find((each) => new RegExp(source, 'i').test(each.text))?.text,
          wanted.source,
        )
        if (!option) continue
        const before = await this.look('state')
        await put(this, select, option)
        await this.settle(before)
        return true
      }
      return false
    }
    await this.wait(choose, 'it cannot be chosen')
  },

  /** Between two units: two lists of units, or a field for each. */
  async convert(from, to, value, result) {
    const lists = async (unit) => {
      const found = []
      for (const select of await this.page.$$('select:visible')) {
        const option = await select.evaluate(
          (one, source) =>
            [...one.options]
              .map((each) => each.text)
              .find((text) => new RegExp(source, 'i').test(text)),
          unit.source,
        )
        if (option) found.push({ select, option })
      }
      return found
    }
    const [sources, targets] = [await lists(from), await lists(to)]
    if (sources.length >= 2 && targets.length >= 2) {
      await put(this, sources[0].select, sources[0].option)
      await put(this, targets[1].select, targets[1].option)
      const field = await this.wait(() => this.first('numbers'), 'there is no field for the value')
      await field.fill(value)
      const button = await this.first('named', /^\W*convert/i, { where: 'main' })
      if (button && (await button.evaluate((one) => one.matches('button'))))
        await this.click(button)
    } else {
      await this.fill(from, value)
    }
    await this.wait(
      async () =>
        [await this.text(), ...(await this.look('outputs'))].some((text) => result.test(text)),
      'it comes to something else',
    )
  },

  /** A line of an invoice; lines that were there already are taken away first. */
  async line({ description, quantity, price }) {
    this.lines = (this.lines ?? 0) + 1
    const fields = (key) => this.lineFields(key)
    if (this.lines === 1) {
      for (let extra = (await fields('quantity')).length; extra > 1; extra -= 1)
        await this.try(() => this.press(/remove|delete|^[×✕🗑]/iu, { inside: 'main' }))
    }
    const label = new RegExp(
      `^\\W*(${ADDS})\\b.*(line|item|row|position|service|product)|^\\W*(\\+|add)$`,
      'i',
    )
    if (
      (await fields('quantity')).length === 0 ||
      (this.lines > 1 &&
        (await fields('quantity')).length < this.lines &&
        !(await this.lineIsEmpty()))
    )
      await this.press(label, { inside: 'main' })
    const values = { description, quantity, price }
    for (const [key, value] of Object.entries(values)) {
      const field = await this.wait(async () => (await fields(key)).at(-1), `a line has no ${key}`)
      await put(this, field, value)
    }
    const last = (await fields('price')).at(-1)
    const sends = await last.evaluate(
      (one) =>
        one.closest('form, dialog, [role="dialog"]') &&
        window.looker.submitOf(one.closest('form, dialog, [role="dialog"]')) &&
        window.looker.name(window.looker.submitOf(one.closest('form, dialog, [role="dialog"]'))),
    )
    if (sends && /add|save|ok/i.test(sends) && /line|item|row|^add|^save|^ok/i.test(sends))
      await this.try(() =>
        this.press(new RegExp(`^${sends.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)),
      )
    await this.page.keyboard.press('Tab')
  },

  async lineFields(key) {
    for (const label of fieldPatterns(key)) {
      const found = await this.find('labelled', label)
      if (found.length > 0) return found
    }
    return []
  },

  async lineIsEmpty() {
    const field = (await this.lineFields('description')).at(-1)
    return field ? field.evaluate((one) => window.looker.isEmpty(one)) : false
  },

  /** Writes into a chat. */
  async say(text) {
    const field = await this.wait(
      async () =>
        (await this.first('labelled', /message|type|ask|question|write/i)) ?? this.first('writing'),
      'there is no field for a message',
    )
    await field.fill(text)
    const before = await this.look('state')
    await field.press('Enter')
    if (await this.settle(before)) return
    await this.press(/^\W*(send|ask|submit|➤)/i)
  },

  /** Something else than what is chosen under the label. */
  async another(label) {
    const field = await this.first('labelled', label, undefined, { search: true })
    const options = field
      ? await field.evaluate((one) =>
          [...(one.options ?? [])]
            .filter((option) => option !== one.selectedOptions[0])
            .map((option) => option.text),
        )
      : []
    if (options.length > 0) return put(this, field, options[0])
    if (field) {
      await field.fill('Lon')
      await field.press('Enter')
      const found = await this.first('named', /lon/i)
      if (found) return this.click(found)
      return undefined
    }
    const items = await this.items(2)
    return this.open(items[1].title)
  },
}

/** For lists of the same things, as stops from and to: not the same one twice. */
const anotherOption = (handle, turn) =>
  handle.evaluate((one, index) => {
    if (!one.matches('select')) return ''
    const real = [...one.options].filter((option) => option.value !== '' && !option.disabled)
    return real[Math.min(index, real.length) - 1]?.text ?? ''
  }, turn)
