import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../test/support'
import { browserStore } from '../store/browserStore'
import { fitViewer, nobody, VIEWER_KEY } from '../viewer/viewer'
import { ACCOUNTS_KEY, DEMO_PASSWORD, readAccounts, type SignIn } from './accounts'
import { browserAccounts } from './browserAccounts'
import { done, refusals } from './outcome'

const app: SignIn = {
  required: false,
  roles: [
    { id: 'customer', label: 'Customer' },
    { id: 'admin', label: 'Admin' },
  ],
  demo: [
    { name: 'Maya', email: 'customer@example.com', role: 'customer' },
    { name: 'Daniel', email: 'admin@example.com', role: 'admin' },
  ],
}

function setUp(demo = app.demo, limit = Infinity) {
  const config = { ...app, demo }
  const store = browserStore('test', memoryStorage(limit))
  return {
    store,
    service: browserAccounts(store, config),
    accounts: () => readAccounts(store.get(ACCOUNTS_KEY), demo),
    viewer: () => fitViewer(store.get(VIEWER_KEY)),
  }
}

const ada = { name: ' Ada ', email: ' ada@example.com' }

describe('accounts in the browser', () => {
  it('sign in with their address in any case, and out', async () => {
    const { service, viewer } = setUp()
    expect(await service.signIn('Customer@example.com ', 'guess')).toEqual(refusals.wrongLogin)
    expect(await service.signIn('nobody@example.com', DEMO_PASSWORD)).toEqual(refusals.wrongLogin)
    expect(viewer()).toEqual(nobody)
    const outcome = await service.signIn('Customer@example.com ', DEMO_PASSWORD)
    expect(outcome).toMatchObject({ ok: true, value: { id: 'demo-1', name: 'Maya' } })
    expect(viewer()).toMatchObject({ id: 'demo-1', role: 'customer' })
    expect(await service.signOut()).toEqual(done)
    expect(viewer()).toEqual(nobody)
  })

  it('do not open when they are not active, and say so to their owners only', async () => {
    const { service } = setUp()
    await service.change('demo-1', { active: false })
    const email = 'customer@example.com'
    expect(await service.signIn(email, DEMO_PASSWORD)).toEqual(refusals.inactive)
    expect(await service.signIn(email, 'guess')).toEqual(refusals.wrongLogin)
  })

  it('are made with a password of their own and signed in', async () => {
    const { service, store, accounts, viewer } = setUp()
    const taken = { name: 'Ada', email: 'ADMIN@example.com' }
    expect(await service.signUp(taken, 'customer', 'battery 1')).toEqual(refusals.emailTaken)
    expect(await service.signUp(ada, 'customer', 'battery 1')).toMatchObject({ ok: true })
    expect(accounts()).toHaveLength(3)
    expect(viewer()).toMatchObject({ name: 'Ada', email: 'ada@example.com', role: 'customer' })
    expect(JSON.stringify(store.get(ACCOUNTS_KEY))).not.toContain('battery 1')
    await service.signOut()
    expect(await service.signIn('ada@example.com', 'battery 1')).toMatchObject({ ok: true })
  })

  it('begin with the admin', async () => {
    const { service, accounts, viewer } = setUp([])
    expect(service.nextIsAdmin(accounts())).toBe(true)
    await service.signUp(ada, 'customer', 'battery 1')
    expect(viewer().role).toBe('admin')
    expect(service.nextIsAdmin(accounts())).toBe(false)
  })

  it('change, and the viewer with them', async () => {
    const { service, accounts, viewer } = setUp()
    await service.signIn('customer@example.com', DEMO_PASSWORD)
    const taken = { name: 'May', email: 'Admin@example.com' }
    expect(await service.change('demo-1', taken)).toEqual(refusals.emailTaken)
    expect(await service.change('demo-1', { ...taken, email: 'may@example.com' })).toEqual(done)
    expect(viewer()).toMatchObject({ name: 'May', email: 'may@example.com' })
    await service.change('demo-2', { name: 'Dan' })
    expect(accounts()[1]?.name).toBe('Dan')
    expect(viewer().name).toBe('May')
    expect(await service.change('gone', { name: 'X' })).toEqual(refusals.gone)
  })

  it('change their password with the current one', async () => {
    const { service } = setUp()
    expect(await service.changePassword(DEMO_PASSWORD, 'battery 1')).toEqual(refusals.signedOut)
    await service.signIn('customer@example.com', DEMO_PASSWORD)
    expect(await service.changePassword('guess', 'battery 1')).toEqual(refusals.wrongPassword)
    expect(await service.changePassword(DEMO_PASSWORD, 'battery 1')).toEqual(done)
    expect(await service.signIn('customer@example.com', DEMO_PASSWORD)).toEqual(refusals.wrongLogin)
    expect(await service.signIn('customer@example.com', 'battery 1')).toMatchObject({ ok: true })
  })

  it('keep the last admin, and say so', async () => {
    const { service, accounts } = setUp()
    expect(await service.change('demo-2', { role: 'customer' })).toEqual(refusals.lastAdmin)
    expect(await service.change('demo-2', { active: false })).toEqual(refusals.lastAdmin)
    expect(await service.remove('demo-2')).toEqual(refusals.lastAdmin)
    expect(accounts()).toHaveLength(2)
  })

  it('sign out when they are removed', async () => {
    const { service, accounts, viewer } = setUp()
    await service.signIn('customer@example.com', DEMO_PASSWORD)
    expect(await service.remove('demo-1')).toEqual(done)
    expect(accounts().map((one) => one.id)).toEqual(['demo-2'])
    expect(viewer()).toEqual(nobody)
  })

  it('sign in again with the page, unless they are gone or not active', async () => {
    const { service, store, viewer } = setUp()
    await service.signIn('customer@example.com', DEMO_PASSWORD)
    const [maya, daniel] = readAccounts(undefined, app.demo)
    store.set(ACCOUNTS_KEY, [{ ...maya, name: 'May' }, daniel])
    await service.resume()
    expect(viewer()).toMatchObject({ id: 'demo-1', name: 'May' })
    store.set(ACCOUNTS_KEY, [{ ...maya, active: false }, daniel])
    await service.resume()
    expect(viewer()).toEqual(nobody)
  })

  it('tell when the storage is full', async () => {
    const { service, accounts, viewer } = setUp(app.demo, 200)
    const outcome = await service.signUp(ada, 'customer', 'battery 1')
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringMatching(/full/),
      field: null,
    })
    expect(accounts()).toHaveLength(2)
    expect(viewer()).toEqual(nobody)
  })
})
