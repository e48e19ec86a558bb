// Games, quizzes, polls, clocks.
import { pattern } from '../words.mjs'

const MOST_TURNS = 40
const ONE_SECOND = 1_300
const START = /^\W*(start|begin|play|take|answer|open)\b/i
const ON =
  /^\W*(next|continue|submit|check|confirm|finish|see (the |my )?results?|show results?|send|done)/i

export const playVerbs = {
  /** The picture changes although nobody does anything. */
  async moves() {
    const before = await this.picture()
    await this.wait(async () => (await this.picture()) !== before, 'nothing moves')
    const later = await this.picture()
    await this.wait(async () => (await this.picture()) !== later, 'it moves only once')
  },

  picture() {
    return this.look('state')
  },

  /** A number changes by itself, as seconds do. */
  async ticks() {
    const numbers = async () => ((await this.text()).match(/\d+/g) ?? []).join(' ')
    await this.ready()
    const before = await this.wait(numbers, 'there are no numbers')
    await this.wait(
      async () => (await numbers()) !== before,
      'no time passes',
      Math.max(this.limit, Math.min(this.limit * 10, 2_500)),
    )
  },

  /** What matches stays as it is for more than a second. */
  async stands(expression) {
    const shown = async () => expression.exec(await this.text())?.[0]
    const before = await this.wait(shown, 'it is not there')
    await this.page.waitForTimeout(Math.min(ONE_SECOND, this.limit * 10))
    this.expect((await shown()) === before, 'it goes on')
  },

  /** The fields of a board, to click and to read. */
  async cells(count) {
    const found = await this.wait(async () => {
      const handles = await this.find('cells', count)
      return handles.length >= count && handles
    }, `there is no board of ${count} fields`)
    const now = async (index) => (await this.find('cells', count))[index] ?? found[index]
    return found.map((_, index) => ({
      click: async () => this.click(await now(index)),
      label: async () => (await now(index)).evaluate((cell) => window.looker.cellLabel(cell)),
    }))
  },

  /** Repeats a step until the text is there. */
  async until(text, step) {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      if (await this.reads(text)) return
      try {
        await step(turn)
      } catch (error) {
        if (await this.reads(text)) return
        throw error
      }
    }
    await this.sees(text)
  },

  async reads(text) {
    return pattern(text).test(await this.text())
  },

  /** Turns a card over: by its button, or by pressing the card itself. */
  async pressCard(name) {
    await this.try(
      () => this.press(name, { inside: 'main' }),
      async () => {
        const card = await this.first('card')
        this.expect(card, 'there is no card to turn')
        await this.click(card)
      },
    )
  },

  async startQuiz() {
    const ready = async () => (await this.find('answers')).length >= 2
    if (await ready()) return
    const start = await this.first('named', START, { where: 'main' })
    if (start) await this.click(start)
    if (!(await ready())) await this.try(() => this.open())
    const again = !(await ready()) && (await this.first('named', START, { where: 'main' }))
    if (again) await this.click(again)
  },

  async answers() {
    return this.wait(async () => {
      const found = await this.find('answers')
      return found.length > 0 && found
    }, 'there are no answers')
  },

  async answer() {
    const [first] = await this.answers()
    await this.click(first)
    const submit = await this.first('named', /^\W*(submit|check|confirm|answer)/i, {
      where: 'main',
    })
    if (submit) await this.click(submit)
  },

  /** Answers whatever is asked until the end is reached. */
  async finishQuiz(end = /(score|result|you (got|scored))\D{0,40}\d+/i) {
    await this.startQuiz()
    const asked = await this.find('answers')
    const fields = await this.find('fields')
    this.expect(asked.length > 0 || fields.length > 0, 'nothing is asked')
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const before = await this.look('state')
      await this.answerAll()
      const on = await this.first('named', ON, { where: 'main' })
      if (on) await this.click(on)
      if ((await this.reads(end)) && !(await this.stillAsks())) return
      this.expect((await this.look('state')) !== before, 'it does not go on')
    }
    await this.sees(end)
  },

  async stillAsks() {
    if ((await this.find('answers')).length >= 2) return true
    return (
      (await this.first('named', /^\W*(next|continue|submit|finish)/i, { where: 'main' })) !==
      undefined
    )
  },

  async answerAll() {
    const [form] = await this.find('forms')
    if (form) return this.fillMissing(form, true)
    const [first] = await this.find('answers')
    if (first) await this.try(() => this.click(first))
    return undefined
  },

  /** Votes in a poll; something is counted then. */
  async vote() {
    const before = ((await this.text()).match(/\d+/g) ?? []).join()
    const radio = await this.first('radios')
    if (radio) await this.click(radio)
    const button = await this.first('named', /^\W*(vote|submit|send)/i, { where: 'main' })
    if (button) await this.click(button)
    else if (!radio) await this.click((await this.answers())[0])
    await this.wait(
      async () => ((await this.text()).match(/\d+/g) ?? []).join() !== before,
      'no vote is counted',
    )
  },
}
