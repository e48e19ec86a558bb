// Accounts: registering, logging in and out.
const SIGN_UP = /^\W*(sign ?up|register|create (an |your )?account|join|get started)/i
const SIGN_IN = /^\W*(log ?in|sign ?in)\b/i
const SIGN_OUT = /^\W*(log ?out|sign ?out)/i
const ACCOUNT = /account|profile|^my /i

export const peopleVerbs = {
  /** Registers; in an app that only knows logging in, logs in. */
  async signUp({ name, email, password }) {
    const values = {
      'name?': name,
      'email?': email,
      'password?': password,
      'confirm password?': password,
      'username?': email.split('@')[0],
    }
    await this.account(SIGN_UP, values)
  },

  async signIn({ email, password }) {
    await this.account(SIGN_IN, {
      'email?': email,
      'username?': email.split('@')[0],
      'password?': password,
    })
  },

  async account(way, values) {
    await this.closeDialogs()
    if (!(await this.accountForm(way))) {
      const opener = await this.wait(
        async () =>
          (await this.first('named', way)) ??
          (await this.first('named', SIGN_IN)) ??
          (await this.first('named', ACCOUNT)),
        'nothing leads to an account',
      )
      await this.click(opener)
      const turn =
        !(await this.accountForm(way)) && (await this.first('named', way, { where: 'main' }))
      if (turn) await this.click(turn)
    }
    const form = await this.wait(
      async () => (await this.accountForm(way)) ?? (await this.accountForm(/./)),
      'there is no form for it',
    )
    const fields = await this.fieldsOf(form, values)
    await this.fillIn(fields, values)
    const before = await this.look('state')
    await this.send(form, way)
    await this.settle(before)
  },

  /** A form with a password, or one that sends under that name. */
  async accountForm(way) {
    for (const form of await this.find('forms')) {
      const about = await form.evaluate((one) => ({
        password: one.querySelector('input[type="password"]') !== null,
        submit: window.looker.submitOf(one) ? window.looker.name(window.looker.submitOf(one)) : '',
      }))
      if (
        way.test(about.submit) &&
        (about.password || SIGN_UP.test(about.submit) || SIGN_IN.test(about.submit))
      )
        return form
    }
    return undefined
  },

  async isSignedIn({ name, email }) {
    await this.wait(async () => {
      const out = await this.first('named', SIGN_OUT)
      if (out) return true
      const stillOut = await this.first('named', SIGN_IN)
      const text = await this.look('text', undefined, { messages: false })
      return !stillOut && (text.includes(name.split(' ')[0]) || text.includes(email))
    }, 'nobody is signed in')
  },

  async signOut() {
    await this.closeDialogs()
    let out = await this.first('named', SIGN_OUT)
    if (!out) {
      const menu = await this.first('named', /account|profile|menu|robin/i)
      if (menu) await this.click(menu)
      out = await this.wait(() => this.first('named', SIGN_OUT), 'one cannot sign out')
    }
    await this.click(out)
    await this.agree()
  },

  /** Many apps let one do things only when signed in. */
  async signUpIfAsked() {
    await this.ready()
    const asked =
      (await this.first('named', SIGN_UP, { where: 'navigation' })) ??
      (await this.first('named', SIGN_IN))
    if (!asked) return
    await this.try(() =>
      this.signUp({
        name: 'Robin Vale',
        email: 'robin.vale@example.org',
        password: 'Sturdy-oak-42',
      }),
    )
    await this.closeDialogs()
  },
}
