// What a form must not take.

const OBJECTION =
  /required|please|must|invalid|enter an?|choose|not available|already|taken|conflict|double|at least|cannot|can't|missing|not valid|error|overlap|booked|before|after|greater|positive|empty/i

export const refusalVerbs = {
  /** Sends values that must not be taken. With `filled`, the rest of the form is right. */
  async refuses(thing, values, { by, at, filled = false } = {}) {
    if (at) await this.near(at)
    const place = await this.placeFor(thing, values, by)
    this.expect(place.form, 'there is no form')
    await this.fillIn(place.fields, values)
    if (filled) await this.fillMissing(place.form, false)
    const before = await this.text()
    const alerts = await this.look('complaints')
    const [button] = await this.find('submitOf', place.form, by)
    if (button && (await button.evaluate((one) => one.disabled))) return
    if (button) await this.click(button)
    else await this.page.keyboard.press('Enter')
    await this.wait(async () => {
      this.expect(
        await place.form.evaluate((one) => one.isConnected && window.looker.visible(one)),
        'the form took it',
      )
      if ((await this.refusal(place.form)).length > 0) return true
      if ((await this.look('complaints')).some((one) => !alerts.includes(one))) return true
      const said = (await this.text()).split('\n').filter((line) => !before.includes(line))
      return said.some((line) => OBJECTION.test(line))
    })
  },

  /** An error is shown. */
  async complains() {
    await this.wait(async () => {
      if ((await this.look('complaints')).length > 0) return true
      const invalid = await this.page.evaluate(
        () => document.querySelector('input:invalid, select:invalid') !== null,
      )
      return invalid || OBJECTION.test(await this.text())
    }, 'no error is shown')
  },
}
