// Buying: carts, quantities, checkout.
const TO_CART = /add to|^\W*(add|buy|order)\b|to (cart|basket|bag)|^\+/i
const CART =
  /^\W*(my |your |shopping |view |open |show |go to )*(cart|basket|bag|order)\b|checkout/i
const ON =
  /place (my |your )?order|confirm|complete|^\W*pay|order now|submit|buy now|check ?out|proceed|continue|next/i
const PLACED = /thank|confirmed|order (placed|received|number)|success/i
const MOST_STEPS = 6

export const shopVerbs = {
  /** Puts the product at that place of the list into the cart; returns its title. */
  async addToCart(index) {
    await this.closeDialogs()
    const buttons = async () => {
      const found = []
      for (const handle of await this.find('named', TO_CART, { where: 'main' })) {
        const title = await handle.evaluate((one) => {
          const entry = window.looker.entryOf(one)
          return entry ? window.looker.titleOf(entry) : ''
        })
        if (title) found.push({ handle, title })
      }
      return found
    }
    if ((await buttons()).length === 0) await this.near(/shop|products|menu|catalog|store|all/i)
    const direct = (await buttons()).filter(
      ({ title }, at, all) => all.findIndex((one) => one.title === title) === at,
    )
    if (direct.length > 0) {
      const { handle, title } = direct[Math.min(index, direct.length - 1)]
      await this.click(handle)
      await this.chooseVariant()
      return title
    }
    const items = await this.items(index + 1)
    await this.open(items[index].title)
    await this.press(TO_CART, { inside: 'main' })
    await this.chooseVariant()
    return items[index].title
  },

  /** Some products ask for a size first. */
  async chooseVariant() {
    const asked = await this.page.evaluate(
      () => window.looker.stage() !== document.body && window.looker.fields().length > 0,
    )
    const button = asked && (await this.first('named', TO_CART))
    if (button) await this.click(button)
  },

  async openCart() {
    const open = await this.page.evaluate(() => {
      const stage = window.looker.stage()
      return stage !== document.body && /cart|basket|bag|order/i.test(stage.innerText)
    })
    if (open) return
    const button = await this.first('cartButtons')
    if (button) await this.click(button)
    else await this.go(CART)
  },

  async setQuantity(count) {
    const field = await this.first('labelled', /quantity|qty|amount|number/i)
    if (field) {
      await this.fill(/quantity|qty|amount|number/i, String(count))
      await field.press('Tab').catch(() => {})
      return
    }
    for (let step = 1; step < count; step += 1)
      await this.press(/^\W*(increase|more|add one|one more|plus|\+)/i, { inside: 'main' })
  },

  async checkOut(buyer) {
    this.textBefore = await this.text()
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (step > 0 && PLACED.test(await this.text())) return
      const before = await this.look('state')
      const [form] = await this.find('forms')
      if (
        form &&
        (await form.evaluate(
          (one) =>
            window.looker.submitOf(one) !== undefined &&
            window.looker.missing(one, true).length > 0,
        ))
      ) {
        const fields = await this.fieldsOf(form, buyer)
        await this.fillIn(fields, buyer)
        await this.fillMissing(form, true)
      }
      const button = await this.first('named', ON, { where: 'main' })
      this.expect(button, 'the order cannot be placed')
      await this.click(button)
      this.expect((await this.look('state')) !== before, 'the order goes no further')
    }
  },
}
