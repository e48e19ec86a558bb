// Pages, and lists that are searched, filtered, sorted, opened, exported.

export const visits = (name) => async (app) => {
  await app.go(name)
}

export const visitsList = (name, least) => async (app) => {
  await app.go(name)
  await app.items(least)
}

/** Two things are entered; a search for the first (or for `query`) leaves only it. */
export const searchFinds =
  (thing, wanted, other, { query = Object.values(wanted)[0] } = {}) =>
  async (app) => {
    const [name, otherName] = [wanted, other].map((values) => Object.values(values)[0])
    await app.add(thing, other)
    await app.add(thing, wanted)
    await app.lists(name, thing)
    await app.lists(otherName, thing)
    await app.search(query)
    await app.gone(otherName)
    await app.sees(name)
  }

/**
 * Searching for a word of one entry leaves that entry and takes others away. With `strict` it counts only on that page, since another
 * list of the app may be searchable too.
 */
export const searchNarrows =
  (page, { strict = false } = {}) =>
  async (app) => {
    await (strict ? app.go(page) : app.near(page))
    await app.searchNarrows()
  }

export const filterNarrows = (label, page) => async (app) => {
  await app.near(page)
  await app.filterNarrows(label)
}

export const sorts = (label, page) => async (app) => {
  await app.near(page)
  await app.reorders(() => app.sort(label))
}

/** An entry opens and then tells more than its line in the list. */
export const opensDetails = (page) => async (app) => {
  await app.near(page)
  const items = await app.items(1)
  const title = await app.open()
  const before = items.find((item) => item.title === title)?.text ?? title
  await app.details(title, before)
}

/** Keeping an entry (favourite, bookmark) puts it on the page of kept ones. */
export const saves = (page, kept) => async (app) => {
  await app.signUpIfAsked()
  await app.near(page)
  const items = await app.items(1)
  const title = await app.keepOne()
  await app.go(kept)
  await app.sees(title)
  const others = items.filter((item) => item.title !== title)
  const narrowed = async () => (await app.shownOf(others)).length < others.length
  if (others.length > 0) await app.holds(narrowed, 'what was not kept is there as well')
}

export const exportsFile = (button, content, page) => async (app) => {
  await app.near(page)
  const text = await app.download(button)
  app.expect(content.test(text), `the file has another content: ${text.slice(0, 60)}`)
}

export const printsOrDownloads = () => async (app) => {
  await app.tryPrint(/print|download|pdf|export|save/i)
}

export const draws = (page) => async (app) => {
  await app.signUpIfAsked()
  await app.try(
    () => app.chart(),
    async () => {
      await app.go(page)
      await app.chart()
    },
  )
}

/** Values are converted within a kind of units. Units are given as parts of regular expressions. */
export const converts = (kind, from, to, value, result) => async (app) => {
  await app.pick(kind)
  await app.convert(new RegExp(from, 'i'), new RegExp(to, 'i'), value, result)
}
