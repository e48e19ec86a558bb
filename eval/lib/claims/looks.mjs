// Colours and texts.

export const pageColour =
  (...colours) =>
  async (app) => {
    await app.pageIs(colours)
  }

/** Buttons, the navigation, headers, cards: whatever stands out has one of the colours. */
export const partColour =
  (...colours) =>
  async (app) => {
    await app.partIs(colours)
  }

export const isDark = () => async (app) => {
  await app.pageIsDark(true)
}

export const togglesDark = () => async (app) => {
  const before = await app.luminance()
  await app.pick(/dark|theme|light|appearance/i)
  await app.try(
    () => app.holds(async () => Math.abs((await app.luminance()) - before) > 0.4),
    () => app.pick(/dark/i),
  )
  await app.holds(
    async () => Math.abs((await app.luminance()) - before) > 0.4,
    'the page is as bright as before',
  )
}

export const answersQuestion =
  (page = /faq|questions|help/i) =>
  async (app) => {
    await app.near(page)
    await app.unfolds(/\?\s*$/)
  }

/** A number on the page changes by itself, as the seconds of a clock do. */
export const ticks = () => async (app) => {
  await app.ticks()
}
