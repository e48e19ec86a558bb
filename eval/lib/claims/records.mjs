// Things that people enter, change and remove.

/** What shows that the thing is there: given, else the first value that was entered. */
const evidence = (values, shows) => shows ?? Object.values(values)[0]

export const adds =
  (thing, values, { shows, ...how } = {}) =>
  async (app) => {
    await app.add(thing, values, how)
    await app.lists(evidence(values, shows), thing)
  }

export const keeps =
  (thing, values, { shows, ...how } = {}) =>
  async (app) => {
    await app.add(thing, values, how)
    await app.lists(evidence(values, shows), thing)
    await app.reload()
    await app.lists(evidence(values, shows), thing)
  }

export const removes =
  (thing, values, { shows, ...how } = {}) =>
  async (app) => {
    await app.add(thing, values, how)
    await app.lists(evidence(values, shows), thing)
    await app.remove(evidence(values, shows))
  }

export const edits = (thing, values, changed) => async (app) => {
  await app.add(thing, values)
  await app.lists(evidence(values), thing)
  await app.edit(evidence(values), changed)
  await app.lists(Object.values(changed)[0], thing)
}

export const ticksOff =
  (thing, values, name, { shows, ...how } = {}) =>
  async (app) => {
    await app.add(thing, values, how)
    await app.lists(evidence(values, shows), thing)
    await app.tick(evidence(values, shows), name)
  }

/** Nothing is filled in: the form stays, and says what is missing. */
export const refusesEmpty =
  (thing, how = {}) =>
  async (app) => {
    await app.refuses(thing, {}, how)
  }

/** Some entry of the page can be brought to another state, which is then shown. */
export const changesStatus =
  (page, action, shows = action) =>
  async (app) => {
    await app.signUpIfAsked()
    await app.near(page)
    await app.items(1)
    await app.changeStatus(action, shows)
  }

export const contacts = () => async (app) => {
  const values = {
    name: 'Ronja Field',
    email: 'ronja@example.org',
    message: 'Are you free in June?',
  }
  await app.add('message', values, { by: /contact|send|submit|message/i })
  await app.confirms(/thank|received|in touch|sent/i)
}
