// Putting a value into a field, whatever kind of field it is.
import { day } from '../check.mjs'
import { literal } from '../words.mjs'

/** Fills a field. An empty value means anything that fits. */
export async function put(app, handle, value) {
  const kind = await handle.evaluate((one) => {
    if (one.matches('select')) return 'select'
    if (one.matches('[type="radio"], [role="radiogroup"]')) return 'radio'
    if (one.matches('[contenteditable]')) return 'editable'
    if (one.matches('[role="combobox"]:not(input)')) return 'combobox'
    return one.type || 'text'
  })
  const way = WAYS[kind] ?? WAYS.text
  await way(app, handle, value, kind)
}

const WAYS = {
  select: async (app, handle, value) => {
    const chosen = await handle.evaluate((one, wanted) => {
      const options = [...one.options].filter((option) => !option.disabled)
      const real = options.filter((option) => option.value !== '')
      const same = (option) => option.text.trim().toLowerCase() === wanted.toLowerCase()
      const like = (option) =>
        option.text.toLowerCase().includes(wanted.toLowerCase()) ||
        option.value.toLowerCase() === wanted.toLowerCase()
      const pick =
        wanted === ''
          ? real.length > 0 && !real.includes(one.selectedOptions[0])
            ? real[0]
            : (one.selectedOptions[0] ?? real[0])
          : (options.find(same) ?? options.find(like))
      return pick?.value
    }, String(value))
    if (chosen === undefined) throw new Error(`${value} cannot be chosen`)
    await handle.selectOption(chosen)
  },
  radio: async (app, handle, value) => {
    const list = await handle.evaluateHandle((one) => window.looker.radiosOf(one))
    const radios = [...(await list.getProperties()).values()]
      .map((one) => one.asElement())
      .filter(Boolean)
    const names = await Promise.all(radios.map((radio) => app.name(radio)))
    const open = await Promise.all(radios.map((radio) => radio.evaluate((one) => !one.disabled)))
    const index = value === '' ? open.indexOf(true) : names.findIndex((name) => literal(String(value)).test(name))
    if (index < 0) throw new Error(`${value} cannot be chosen`)
    await app.click(radios[index])
  },
  checkbox: async (app, handle, value) => {
    const wanted = value !== false
    if ((await handle.evaluate((one) => one.checked)) !== wanted) await app.click(handle)
  },
  combobox: async (app, handle, value) => {
    await app.click(handle)
    if (value !== '') await app.page.keyboard.type(String(value))
    const option = await app.first('named', value === '' ? /./ : literal(String(value)), {
      root: await app.first('options'),
    })
    if (option) await app.click(option)
    else await app.page.keyboard.press('Enter')
  },
  editable: async (app, handle, value) => {
    await handle.click()
    await app.page.keyboard.press('ControlOrMeta+A')
    await app.page.keyboard.type(String(value === '' ? 'Some words' : value))
  },
  range: async (app, handle, value) => {
    await handle.evaluate((one, wanted) => {
      // Frameworks watch the setter of the prototype, not that of the element.
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
      set.call(one, wanted === '' ? one.value : wanted)
      one.dispatchEvent(new Event('input', { bubbles: true }))
      one.dispatchEvent(new Event('change', { bubbles: true }))
    }, String(value))
  },
  file: async (app, handle) => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await handle.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: pixel })
  },
  text: async (app, handle, value, kind) => {
    const about = await handle.evaluate((one) => ({
      label: window.looker.labels(one).join(' '),
      min: one.min,
      max: one.max,
      list: one.getAttribute('role') === 'combobox',
    }))
    const text = value === '' || value === true ? usual(kind, about) : fitted(kind, String(value))
    try {
      await handle.fill(text)
    } catch {
      throw new Error(`"${text}" does not fit into ${about.label.trim() || 'the field'}`)
    }
    if (about.list) {
      const option = await app.first('named', literal(text))
      if (option && (await option.evaluate((one) => one.matches('[role="option"]'))))
        await app.click(option)
    }
  },
}

/** A value in the form that the kind of field takes. */
function fitted(kind, value) {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(value)
  if (kind === 'datetime-local' && isDate) return `${value}T10:00`
  if (kind === 'month' && isDate) return value.slice(0, 7)
  if (kind === 'number') return value.replace(/[^\d.-]/g, '')
  return value
}

/** What a patient person would enter. */
function usual(kind, { label, min, max }) {
  const byKind = {
    email: 'sam.reed@example.org',
    tel: '555 0100',
    url: 'https://example.org',
    password: 'Sturdy-oak-42',
    date: clamped(day(1), min, max),
    'datetime-local': `${day(1)}T10:00`,
    month: day(1).slice(0, 7),
    time: clamped('10:00', min, max),
    number: clampedNumber(3, min, max),
    color: '#3366cc',
    week: `${day(1).slice(0, 4)}-W20`,
  }
  if (byKind[kind]) return byKind[kind]
  return BY_LABEL.find(([words]) => words.test(label))?.[1] ?? 'Sample text'
}

const BY_LABEL = [
  [/e-?mail/i, 'sam.reed@example.org'],
  [/phone|mobile/i, '555 0100'],
  [/card.?(number|no)/i, '4242 4242 4242 4242'],
  [/expir|mm ?\/ ?yy/i, '12/30'],
  [/cvc|cvv|security code/i, '123'],
  [/zip|postal|post ?code/i, '10115'],
  [/password/i, 'Sturdy-oak-42'],
  [/date|deadline/i, day(1)],
  [/time/i, '10:00'],
  [/amount|price|cost|quantity|number|age|points|weight/i, '3'],
  [/city|town/i, 'Lisbon'],
  [/country/i, 'Portugal'],
  [/address|street/i, 'Elm Street 5'],
  [/name/i, 'Sam Reed'],
]

const clamped = (value, min, max) => {
  if (min && value < min) return min
  return max && value > max ? max : value
}
const clampedNumber = (value, min, max) =>
  String(
    Math.min(
      max === '' ? Infinity : Number(max),
      Math.max(min === '' ? -Infinity : Number(min), value),
    ),
  )
