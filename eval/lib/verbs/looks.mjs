// Colours, pictures, charts, texts.

/** Distance in CIE Lab at which two colours still count as the one that was asked for. */
const SAME_COLOUR = 14
const ENOUGH_MARKS = 3

export const lookVerbs = {
  async pageIs(colours) {
    await this.hasInterface()
    await this.wait(async () => {
      const found = await this.look('pageColours')
      for (const colour of found)
        if (await this.look('near', colour, colours, SAME_COLOUR)) return true
      throw new Error(`the page is ${found.at(-1)}`)
    })
  },

  async partIs(colours) {
    await this.hasInterface()
    const has = async () => {
      for (const colour of await this.look('partColours'))
        if (await this.look('near', colour, colours, SAME_COLOUR)) return true
      throw new Error('nothing has the colour')
    }
    await this.scan(undefined, () => this.wait(has, undefined, Math.min(this.limit, 300)))
  },

  /** A page without anything to press has no colours of its own. */
  async hasInterface() {
    await this.wait(() => this.look('hasInterface'), 'there is no interface')
  },

  luminance() {
    return this.look('luminance')
  },

  async pageIsDark(dark) {
    await this.hasInterface()
    await this.wait(async () => (await this.luminance()) < 0.3 === dark, 'it is not')
  },

  headingFont() {
    return this.look('headingFont')
  },

  async chart() {
    await this.wait(
      async () => (await this.look('chartMarks')) >= ENOUGH_MARKS,
      'no chart is drawn',
    )
  },

  async bars(least) {
    await this.wait(
      async () => (await this.look('bars')) >= least,
      `fewer than ${least} bars are drawn`,
    )
  },

  async pictures(least) {
    await this.wait(
      async () => (await this.look('pictures')) >= least,
      `fewer than ${least} pictures are shown`,
    )
  },

  /** A paragraph of so many words, one of which matches. */
  async tells(word, least) {
    const paragraphs = () =>
      this.page.evaluate(() => {
        const texts = [...document.querySelectorAll('main p, section p, article p')].filter(
          window.looker.visible,
        )
        return texts.map((one) => one.innerText)
      })
    const long = (text) => text.split(/\s+/).length >= least && word.test(text)
    await this.wait(async () => {
      const all = await paragraphs()
      return all.some(long) || long(all.join(' '))
    }, 'there is no such text')
  },

  async calendar() {
    await this.wait(() => this.look('hasCalendar'), 'no month is shown')
  },

  /** Pressing a question shows its answer; or the answer stands below it anyway. */
  async unfolds(question) {
    const asked = await this.wait(
      () => this.find('questions', question).then((list) => list.length > 0 && list),
      'there is no question',
    )
    const [first] = asked
    const answered = () => first.evaluate((one) => window.looker.answerOf(one).length > 20)
    if (await answered()) return
    const before = (await this.text()).length
    await this.click(first)
    await this.wait(
      async () => (await answered()) || (await this.text()).length > before + 15,
      'no answer is shown',
    )
  },
}
