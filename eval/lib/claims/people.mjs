// Accounts, and questionnaires that people go through.

const PERSON = { name: 'Robin Vale', email: 'robin.vale@example.org', password: 'Sturdy-oak-42' }

export const signsUp = () => async (app) => {
  await app.signUp(PERSON)
  await app.isSignedIn(PERSON)
}

export const signsInAgain = () => async (app) => {
  await app.signUp(PERSON)
  await app.isSignedIn(PERSON)
  await app.signOut()
  await app.signIn(PERSON)
  await app.isSignedIn(PERSON)
}

export const takesQuiz =
  (
    page,
    end = /(score|result|you (got|scored))\D{0,40}\d+|\d+\s*(of|out of|\/)\s*\d+\s*(correct|right|points)/i,
  ) =>
  async (app) => {
    await app.signUpIfAsked()
    await app.near(page)
    await app.finishQuiz(end)
  }
