// Buying.

const BUYER = {
  'name?': 'Dana Hill',
  'email?': 'dana@example.org',
  'phone?': '555 0107',
  'address?': 'Elm Street 5',
}

export const goesIntoCart = (page) => async (app) => {
  await app.near(page)
  const product = await app.addToCart(0)
  await app.openCart()
  await app.sees(product)
}

/** From the cart to a confirmation, through as many steps as it takes. */
export const ordersByCheckout =
  (page = /shop|products|catalog|store|menu/i) =>
  async (app) => {
    await app.near(page)
    await app.addToCart(0)
    await app.openCart()
    await app.checkOut(BUYER)
    await app.confirms(/thank|confirmed|order (placed|received|number)|success/i)
  }

export const quantityChangesTotal =
  (page = /shop|products|catalog|store|menu/i) =>
  async (app) => {
    await app.near(page)
    await app.addToCart(0)
    await app.openCart()
    const before = await app.figure(/total/i)
    app.expect(before > 0, 'the cart has no total')
    await app.setQuantity(2)
    await app.figureIs(/total/i, (value) => value > before * 1.3)
  }
