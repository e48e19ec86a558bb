import type { DataStore } from '../store/DataStore'
import type { Server, ServerAnswer } from '../store/Server'
import { fitViewer, VIEWER_KEY } from '../viewer/viewer'
import { fitAccount, needsAdmin, viewerOf, type Account, type SignIn } from './accounts'
import type { AccountService } from './AccountService'
import { done, orRefusal, refusal, refusals, type Outcome } from './outcome'
import { membersOf, refusalOf } from './serverRefusals'

const SESSION = 'api/session'
const ACCOUNTS = 'api/accounts'

/** Signs in at the app's server, which keeps the accounts and decides what each of them may do. */
export function serverAccounts(store: DataStore, server: Server, app: SignIn): AccountService {
  const inTurn = oneByOne()
  const act = <Value>(work: () => Promise<Outcome<Value>>) => inTurn(() => orRefusal(work))
  const viewerId = () => fitViewer(store.get(VIEWER_KEY)).id
  const address = (id: string) => `${ACCOUNTS}/${encodeURIComponent(id)}`

  async function enter({ body }: ServerAnswer): Promise<Outcome<Account>> {
    const { token } = membersOf(body)
    const account = accountOf(body)
    if (typeof token !== 'string' || !account)
      return refusal('The server’s answer is not readable.')
    await server.signedIn(token)
    store.set(VIEWER_KEY, viewerOf(account))
    return { ok: true, value: account }
  }

  async function leave() {
    try {
      store.set(VIEWER_KEY, null)
    } finally {
      await server.signedOut()
    }
  }

  async function refused(answer: ServerAnswer) {
    const why = refusalOf(answer)
    // The session has ended: the page must not go on as if it had not.
    if (why === refusals.signedOut && viewerId() !== null) await asFarAsPossible(leave)
    return why
  }

  async function change(id: string, changes: object): Promise<Outcome> {
    const answer = await server.request('PATCH', address(id), changes)
    if (answer.status !== 200) return refused(answer)
    const account = accountOf(answer.body)
    if (account && id === viewerId()) store.set(VIEWER_KEY, viewerOf(account))
    await asFarAsPossible(() => server.refresh())
    return done
  }

  return {
    note:
      'Accounts are kept on this app’s server, so that you can log in on any device. Of a password it ' +
      'keeps only a hash.',
    // Where signing in is required, strangers do not get to know all accounts.
    nextIsAdmin: (accounts) => !app.required && needsAdmin(accounts, app.roles),

    signIn: (email, password) =>
      act(async () => {
        const answer = await server.request('POST', SESSION, { email: email.trim(), password })
        return answer.status === 200 ? enter(answer) : refused(answer)
      }),

    signUp: ({ name, email }, role, password) =>
      act(async () => {
        const account = { name: name.trim(), email: email.trim(), role, password }
        const answer = await server.request('POST', ACCOUNTS, account)
        return answer.status === 201 ? enter(answer) : refused(answer)
      }),

    // Without the server too: a session that it could not be told to end ends by itself, and nobody has its token.
    signOut: () =>
      act(async () => {
        await asFarAsPossible(() => server.request('DELETE', SESSION))
        await asFarAsPossible(leave)
        return done
      }),

    resume: () =>
      act(async () => {
        if (viewerId() === null) return done
        const answer = await server.request('GET', SESSION)
        if (answer.status !== 200) return refused(answer)
        const account = accountOf(answer.body)
        if (account) store.set(VIEWER_KEY, viewerOf(account))
        else if (membersOf(answer.body).account === null) await leave()
        return done
      }),

    change: (id, changes) => act(() => change(id, changes)),

    changePassword: (current, password) =>
      act(async () => {
        const id = viewerId()
        return id === null ? refusals.signedOut : change(id, { current, password })
      }),

    remove: (id) =>
      act(async () => {
        const answer = await server.request('DELETE', address(id))
        if (answer.status !== 204) return refused(answer)
        await asFarAsPossible(() => (id === viewerId() ? leave() : server.refresh()))
        return done
      }),
  }
}

/** What follows something that is done already: that it fails does not undo that. */
async function asFarAsPossible(work: () => Promise<unknown>): Promise<void> {
  await orRefusal(async () => {
    await work()
    return done
  })
}

/** The account in an answer. Hashes of passwords are not, so that its `password` says nothing. */
function accountOf(body: unknown): Account | null {
  const { account } = membersOf(body)
  return account ? fitAccount({ ...membersOf(account), password: null }) : null
}

/** One after another, so that what an older request brings does not undo what a newer one did. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve()
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}
