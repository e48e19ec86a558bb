// What several prompts of this set do. The set is what lies in the folder above.

const worked = new WeakMap()

/** Attempts it with one way of naming the fields after the other, and begins with the one that did it before. */
async function inTurn(app, thing, ways, attempt) {
  const known = worked.get(app) ?? new Map()
  worked.set(app, known)
  const order = new Set([known.get(String(thing)) ?? 0, ...ways.keys()])
  let failure
  for (const index of order) {
    if (!ways[index]) continue
    try {
      await app.closeDialogs()
      const result = await attempt(ways[index])
      known.set(String(thing), index)
      return result
    } catch (error) {
      failure = error
      if (/the form took it/.test(error.message)) break
    }
  }
  throw failure
}

export const enters = (app, thing, ways, how) =>
  inTurn(app, thing, ways, (values) => app.add(thing, values, how))

export const refuses = (app, thing, ways, how) =>
  inTurn(app, thing, ways, (values) => app.refuses(thing, values, how))

/** The entry says so, or what it opens. */
export const tells = (app, name, wanted) =>
  app.try(
    () => app.entrySays(name, wanted),
    async () => {
      const items = await app.items(1)
      const item = items.find(({ text }) =>
        name instanceof RegExp ? name.test(text) : text.includes(name),
      )
      await app.open(item?.title ?? name)
      await app.sees(wanted)
    },
  )

/** Texts of the page and of fields for results. */
export const read = async (app) => [await app.text(), ...(await app.look('outputs'))].join('\n')

/** Calculates with a field of that label and the nearest ones of the others; pages may have several for the same. */
export async function calculatesBeside(app, anchor, value, others) {
  const [field] = await app.find('labelled', anchor)
  app.expect(field, `there is no field for ${anchor.source}`)
  await app.fillIn(new Map([['anchor', field]]), { anchor: value })
  let area
  for (const [label, other] of others) {
    area = field
    const near = []
    while (near.length === 0) {
      area = (await area.evaluateHandle((one) => one.parentElement)).asElement()
      app.expect(area, `there is no field for ${label.source}`)
      for (const one of await app.find('labelled', label, area))
        if (!(await one.evaluate((each, used) => each === used, field))) near.push(one)
    }
    await app.fillIn(new Map([['other', near[0]]]), { other })
  }
  await app.page.keyboard.press('Tab')
  const computes = /^\W*(calculate|compute|show|estimate|check|get|submit|go\b)/i
  const button =
    (await app.first('named', computes, { root: area })) ??
    (await app.first('named', computes, { where: 'main' }))
  if (button && (await button.evaluate((one) => one.matches('button, input')))) await app.click(button)
}

/** After the action a number that stood at such words differs by the amount, here or on another page. */
export async function differsBy(app, label, amount, action) {
  const before = new Set([0])
  const collect = async () => {
    for (const value of await app.look('figures', label)) before.add(value)
  }
  const address = app.page.url()
  await app.ready()
  await collect()
  for (const page of (await app.look('pages')).slice(0, 6))
    await app.try(async () => {
      await app.go(page)
      await collect()
    })
  if (app.page.url() !== address) await app.page.goto(address)
  await action()
  await app.closeDialogs()
  const isThere = async () => {
    const now = await app.look('figures', label)
    return [...before].some((value) => now.some((one) => Math.abs(one - value - amount) < 0.01))
  }
  await app.scan(undefined, () =>
    app.wait(isThere, `nothing has changed by ${amount}`, Math.min(app.limit, 1_000)),
  )
}

/** Enters a thing with a yes or a no to what the label asks. */
async function answers(app, thing, ways, label, yes, how) {
  const place = await inTurn(app, thing, ways, async (values) => {
    const found = await app.placeFor(thing, values, how.by)
    app.expect(found.form, 'there is no form')
    await app.fillIn(found.fields, values)
    return found
  })
  const [field] = await app.find('labelled', label, place.form)
  app.expect(field, 'the form does not ask for it')
  const options = await field.evaluate((one) => {
    if (one.matches('select'))
      return [...one.options].filter((option) => option.value !== '').map((option) => option.text)
    if (one.matches('[type="checkbox"]')) return []
    return window.looker.radiosOf(one).map((radio) => window.looker.name(radio))
  })
  const value = options.length > 0 ? options.at(yes ? 0 : -1) : yes
  await app.fillIn(new Map([['answer', field]]), { answer: value })
  await app.send(place.form, how.by)
}

/** What an entry looks like apart from its name and its numbers. */
async function looks(app, name) {
  const entry = await app.entryHandle(name)
  return entry.evaluate((one, own) => {
    const inner = [one, ...one.querySelectorAll('*')]
    const parts = [
      window.looker.text(one),
      ...['aria-label', 'aria-pressed', 'class'].flatMap((key) =>
        inner.map((each) => each.getAttribute(key) ?? ''),
      ),
      ...inner.map((each) => (each.matches('input') ? String(each.checked) : '')),
      ...inner.map((each) => (each.matches('select') ? (each.selectedOptions[0]?.text ?? '') : '')),
    ]
    return parts.join(' ').replaceAll(own, '').replace(/\d/g, '')
  }, name)
}

/** One sees which entry is so and which is not: it is asked when they are entered, or ticked afterwards. */
export const isToldApart = (thing, ways, [one, other], label, how) => async (app) => {
  await app.try(
    async () => {
      await answers(app, thing, ways(one), label, true, how)
      await answers(app, thing, ways(other), label, false, how)
      await app.lists(one, thing)
      await app.lists(other, thing)
      app.expect((await looks(app, one)) !== (await looks(app, other)), 'both look alike')
    },
    async () => {
      await enters(app, thing, ways(one), how)
      await app.lists(one, thing)
      await app.tick(one, label)
    },
  )
}
