// Forms: finding the one for a thing, filling it, sending it.
import { ADDS, fieldPatterns, nounPattern, pattern } from '../words.mjs'
import { put } from './fields.mjs'

const GENERIC = [
  'title',
  'name',
  'message',
  'comment',
  'content',
  'text',
  'question',
  'description',
  'front',
  'subject',
]
const MOST_OPENERS = 4
const MOST_STEPS = 4

export const formVerbs = {
  /**
   * Enters a thing: finds the form for it (here, behind a button, on another page), fills the fields that are asked for and those that
   * it insists on, and sends it. Keys that end in `?` may be missing; an empty value takes whatever can be chosen. `by` are further
   * words for the button, `at` is the page.
   */
  async add(thing, values, { by, at } = {}) {
    if (at) await this.near(at)
    this.answerToPrompt = String(Object.values(values)[0] ?? '')
    const place = await this.placeFor(thing, values, by)
    if (!place.form) return
    await this.fillIn(place.fields, values)
    await this.send(place.form, by)
  },

  /** The form and its fields by key, here or on another page. Without a form: pressing a button did it. */
  async placeFor(thing, values, by) {
    const address = this.page.url()
    const meant = () => this.formFor(thing, values, by)
    const any = () => this.otherForm(values)
    return this.try(
      () => this.scan(thing, meant, { onlyNamed: true }),
      async () => {
        if (this.page.url() !== address) await this.page.goto(address)
        return any()
      },
      () => this.scan(thing, () => this.try(meant, any)),
    )
  },

  /**
   * A form of this page that is about the thing, or that a button opens which is. What is filled in already, or has nothing to send it
   * with, may be the editor of another one: that is taken last.
   */
  async formFor(thing, values, by) {
    const about = meaning(thing, by)
    const here = (await this.formsHere(values)).filter(({ subject }) => about(subject))
    const fresh = here.find(({ label, filled }) => label !== '' && !filled)
    if (fresh) return fresh
    const needed = Object.keys(values).some((key) => !key.endsWith('?'))
    for (const name of openers(nounPattern(thing), by)) {
      const handles = await this.find('named', name, { where: 'main' })
      for (const handle of handles.slice(0, MOST_OPENERS)) {
        const opened = await this.opening(handle, values, about, needed)
        if (opened) return opened
      }
    }
    if (here[0]) return here[0]
    throw new Error(`no form takes ${Object.keys(values).join(', ') || 'it'}`)
  },

  /** A form that does not say what it is for; or one for something else, if it has several of the fields. */
  async otherForm(values) {
    const several = Object.keys(values).filter((key) => !key.endsWith('?')).length >= 2
    const here = (await this.formsHere(values)).find(
      ({ label }) => several || PLAIN_SUBMIT.test(label),
    )
    if (here) return here
    for (const handle of several
      ? (await this.find('named', ANY_OPENER)).slice(0, MOST_OPENERS)
      : []) {
      const opened = await this.opening(handle, values, () => true, true)
      if (opened) return opened
    }
    throw new Error(`no form takes ${Object.keys(values).join(', ') || 'it'}`)
  },

  async opening(handle, values, about, needed) {
    const address = this.page.url()
    const label = await this.name(handle)
    const sends = await handle.evaluate(
      (element) => element.type === 'submit' && Boolean(element.form),
    )
    if (sends && needed) return undefined
    this.textBefore = await this.text()
    const changed = await this.try(() => this.click(handle))
    const forms = await this.formsHere(values)
    const isMeant = about(label) || PLAIN_OPENER.test(label)
    const best = forms.find(({ subject }) => about(subject)) ?? (isMeant ? forms[0] : undefined)
    if (best && changed) return best
    if (changed && !needed && isMeant) return {}
    await this.closeDialogs()
    if (this.page.url() !== address) await this.page.goto(address)
    return undefined
  },

  /** Forms of this page that have a field for every key, those with the most fields first. */
  async formsHere(values) {
    const fitting = []
    for (const form of await this.find('forms')) {
      const fields = await this.fieldsOf(form, values)
      if (!fields) continue
      const about = await form.evaluate((one) => {
        const submit = window.looker.submitOf(one)
        return {
          subject: window.looker.subject(one),
          label: submit ? window.looker.name(submit) : '',
        }
      })
      const texts = [...fields.values()]
      const filled = await form.evaluate(
        (_, handles) =>
          handles.some((one) => window.looker.textual(one) && !window.looker.isEmpty(one)),
        texts,
      )
      fitting.push({ form, fields, filled, ...about })
    }
    return fitting.toSorted((a, b) => b.fields.size - a.fields.size)
  },

  /** The field for each key, by its label; `undefined` when a key that must have one has none. */
  async fieldsOf(form, values) {
    const fields = new Map()
    const used = []
    const isNew = async (handle) =>
      !(await handle.evaluate((one, others) => others.includes(one), used))
    const keep = (key, handle) => {
      fields.set(key, handle)
      used.push(handle)
    }
    const missing = []
    for (const key of Object.keys(values)) {
      const handle = await this.fieldFor(form, key.replace(/\?$/, ''), isNew)
      if (handle) keep(key, handle)
      else if (!key.endsWith('?')) missing.push(key)
    }
    // "What needs to be done?" is a label for a title as well.
    if (missing.length === 1 && GENERIC.includes(missing[0])) {
      const text = await this.freeText(form, isNew)
      if (text) keep(missing.pop(), text)
    }
    return missing.length === 0 ? fields : undefined
  },

  async fieldFor(form, key, isNew) {
    for (const label of fieldPatterns(key)) {
      for (const handle of await this.find('labelled', label, form))
        if (await isNew(handle)) return handle
    }
    return undefined
  },

  /** The first field for words that is not taken yet. */
  async freeText(form, isNew) {
    for (const handle of await this.find('fields', form)) {
      const isText = await handle.evaluate(
        (one) => window.looker.textual(one) && !window.looker.isSearch(one),
      )
      if (isText && (await isNew(handle))) return handle
    }
    return undefined
  },

  async fillIn(fields, values) {
    for (const [key, handle] of fields) {
      const value = values[key]
      if (Array.isArray(value)) await this.fillSeveral(key, handle, value)
      else await put(this, handle, value)
    }
  },

  /** One field for each value; or one with a line for each. */
  async fillSeveral(key, handle, list) {
    if (await handle.evaluate((one) => one.matches('textarea')))
      return put(this, handle, list.join('\n'))
    const [label] = fieldPatterns(key).slice(-1)
    const fields = async () => this.find('labelled', label)
    for (let index = 0; index < list.length; index += 1) {
      if ((await fields()).length <= index)
        await this.press(/add (an? )?(another )?(option|choice|answer)|^\+/i)
      const all = await fields()
      const text = all.length > index ? list[index] : list.join(', ')
      await put(this, all[Math.min(index, all.length - 1)], text)
    }
    return undefined
  },

  /** Fills what the form insists on; with `all`, whatever is empty. */
  async fillMissing(form, all) {
    for (const handle of await this.find('missing', form, all))
      await this.try(() => put(this, handle, ''))
  },

  /** Sends a form, in several steps if need be. */
  async send(form, by) {
    this.textBefore = await this.text()
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await this.fillMissing(form, false)
      const label = await this.pressSubmit(form, by)
      if ((await this.refusal(form)).length > 0) {
        await this.fillMissing(form, true)
        await this.pressSubmit(form, by)
      }
      const refusal = await this.refusal(form)
      this.expect(refusal.length === 0, `the form refuses what is entered: ${refusal.join('; ')}`)
      const next = await this.nextStep(form, label)
      if (!next) return
      form = next
    }
  },

  async nextStep(form, label) {
    const [top] = await this.find('forms')
    if (!top) return undefined
    const same = await top.evaluate((one, other) => one === other, form).catch(() => false)
    if (same) return /^(next|continue)/i.test(label) ? top : undefined
    const isAsked = await top.evaluate(
      (one) =>
        Boolean(one.closest('dialog, [role="dialog"]')) && window.looker.missing(one).length > 0,
    )
    return isAsked ? top : undefined
  },

  async pressSubmit(form, by) {
    let [button] = await this.find('submitOf', form, by)
    if (!button) {
      await this.page.keyboard.press('Enter')
      await this.page.waitForTimeout(50)
      return ''
    }
    if (await button.evaluate((one) => one.disabled)) await this.fillMissing(form, true)
    ;[button] = await this.find('submitOf', form, by)
    const label = await this.name(button)
    this.expect(await button.evaluate((one) => !one.disabled), `"${label}" cannot be pressed`)
    await this.click(button)
    return label
  },

  /** Why a form that is still there did not take what was entered. */
  async refusal(form) {
    return form
      .evaluate((one) => {
        if (!one.isConnected || !window.looker.visible(one)) return []
        const invalid = [...one.querySelectorAll(':invalid')].filter((field) =>
          field.matches('input, select, textarea'),
        )
        const wrong = [...one.querySelectorAll('[aria-invalid="true"]')]
        const touched = invalid.filter(
          (field) => field.matches(':user-invalid') || document.activeElement === field,
        )
        return [...new Set([...touched, ...wrong])].map((field) =>
          `${window.looker.name(field)} ${field.validationMessage ?? ''}`.trim(),
        )
      })
      .catch(() => [])
  },

  /** What can be chosen in a field of the form for a thing. */
  async optionsWhenAdding(thing, label) {
    return this.scan(thing, async () => {
      const options = async () => this.optionsOf(label)
      if ((await options()).length > 0) return options()
      await this.formFor(thing, {}).catch(() => {})
      const found = await options()
      this.expect(found.length > 0, 'nothing can be chosen there')
      return found
    })
  },

  async hasField(label) {
    return (await this.first('labelled', pattern(label))) !== undefined
  },

  async fill(label, value) {
    const handle = await this.wait(
      () => this.first('labelled', pattern(label), undefined, { search: true }),
      'there is no such field',
    )
    await put(this, handle, value)
  },
}

const PLAIN_OPENER = /^\W*(\+|➕|(add|new|create)( (a|an|new|another|one|item|entry|record))*)$/iu
const PLAIN_SUBMIT = /^\W*(add|save|submit|send|post|create|ok|go|done|\+|➕)( (it|entry|item))?$/iu
const ANY_OPENER = /^\W*(add|new|create)\b(?!.*(cart|basket|bag))/i
/** Words that stand on buttons for anything. */
const FOR_ANYTHING =
  /^\W*(add|new|create|save|send|submit|post|start|edit|list|get|leave|with)\W*$/i

/** Whether a text is about the thing: it is named, or a word of `by` that is not for anything. */
const meaning = (thing, by) => {
  const noun = nounPattern(thing)
  const words = by && new RegExp(by.source, 'gi')
  return (text) =>
    noun.test(text) ||
    (by ? (text.match(words) ?? []).some((word) => !FOR_ANYTHING.test(word)) : false)
}

const openers = (noun, by) => [
  new RegExp(`^(\\W*)(${ADDS})\\b.*(${noun.source})`, 'i'),
  new RegExp(`^(\\W*)(${noun.source})\\b.*(\\+|add|new)$`, 'i'),
  ...(by ? [by] : []),
  PLAIN_OPENER,
]
