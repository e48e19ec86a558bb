import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../test/support'
import { browserStore } from '../store/browserStore'
import { StorageError } from '../store/DataStore'
import type { Server, ServerAnswer } from '../store/Server'
import { fitViewer, nobody, VIEWER_KEY } from '../viewer/viewer'
import { done, refusals } from './outcome'
import { serverAccounts } from './serverAccounts'

const maya = { id: 'a 1', name: 'Maya', email: 'maya@example.com', role: 'customer' }
const signIn = { token: 'secret', account: { ...maya, active: true } }
const app = { required: false, roles: [{ id: 'admin', label: 'Admin' }], demo: [] }

/** A server that gives these answers in turn; one of null is that it is away, as it is when there are no more. */
function setUp(...answers: (ServerAnswer | null)[]) {
  const calls: unknown[][] = []
  const store = browserStore('test', memoryStorage())
  const away = () => new StorageError('The server is away.')
  const state = { away: false }
  const load = async (...call: unknown[]) => {
    calls.push(call)
    if (state.away) throw away()
  }
  const server: Server = {
    async request(...call) {
      calls.push(call)
      const answer = answers.shift()
      if (!answer) throw away()
      return answer
    },
    signedIn: (token) => load('signedIn', token),
    signedOut: () => load('signedOut'),
    refresh: () => load('refresh'),
  }
  return {
    calls,
    state,
    store,
    service: serverAccounts(store, server, app),
    viewer: () => fitViewer(store.get(VIEWER_KEY)),
    as: (viewer: object) => store.set(VIEWER_KEY, viewer),
  }
}

const ok = (body: unknown, status = 200) => ({ status, body })
const error = (status: number, code: string, message = '') => ({
  status,
  body: { error: { code, message } },
})
const away = { ok: false, message: 'The server is away.', field: null }

describe('signing in at a server', () => {
  it('loads the data as the viewer before it says who that is', async () => {
    const { service, calls, viewer } = setUp(ok(signIn))
    const outcome = await service.signIn(' maya@example.com', 'battery 1')
    expect(outcome).toMatchObject({ ok: true, value: maya })
    expect(calls).toEqual([
      ['POST', 'api/session', { email: 'maya@example.com', password: 'battery 1' }],
      ['signedIn', 'secret'],
    ])
    expect(viewer()).toEqual(maya)
  })

  it('says why it was refused, and changes nothing', async () => {
    const { service, calls, viewer } = setUp(
      error(401, 'WRONG_LOGIN'),
      { ...error(429, 'TOO_MANY_ATTEMPTS'), retryAfterS: 61 },
      error(429, 'TOO_MANY_ATTEMPTS'),
      error(400, 'INVALID', 'email: is too long'),
      error(500, 'INTERNAL', 'details'),
      ok('<!doctype html>'),
      null,
    )
    const attempt = async () => {
      const outcome = await service.signIn('maya@example.com', 'guess')
      return outcome.ok ? '' : `${outcome.field}: ${outcome.message}`
    }
    expect(await attempt()).toBe('password: Email or password is wrong.')
    expect(await attempt()).toBe('null: Too many attempts. Try again in 2 minutes.')
    expect(await attempt()).toBe('null: Too many attempts. Try again later.')
    expect(await attempt()).toBe('null: email: is too long')
    expect(await attempt()).toBe('null: The server could not do this. Try again later.')
    expect(await attempt()).toBe('null: The server’s answer is not readable.')
    expect(await attempt()).toBe('null: The server is away.')
    expect(calls).toHaveLength(7)
    expect(viewer()).toEqual(nobody)
  })

  it('fails when the data cannot be loaded', async () => {
    const { service, state, viewer } = setUp(ok(signIn))
    state.away = true
    expect(await service.signIn('maya@example.com', 'battery 1')).toEqual(away)
    expect(viewer()).toEqual(nobody)
  })

  it('follows signing up', async () => {
    const { service, calls, viewer } = setUp(error(409, 'EMAIL_TAKEN'), ok(signIn, 201))
    const details = { name: ' Maya', email: 'maya@example.com ' }
    expect(await service.signUp(details, 'customer', 'battery 1')).toEqual(refusals.emailTaken)
    expect(await service.signUp(details, 'customer', 'battery 1')).toMatchObject({ ok: true })
    const sent = {
      name: 'Maya',
      email: 'maya@example.com',
      role: 'customer',
      password: 'battery 1',
    }
    expect(calls).toEqual([
      ['POST', 'api/accounts', sent],
      ['POST', 'api/accounts', sent],
      ['signedIn', 'secret'],
    ])
    expect(viewer()).toEqual(maya)
  })

  it('is refused where the name is somebody else’s', async () => {
    const { service, viewer, as } = setUp(error(409, 'NAME_TAKEN'), error(409, 'NAME_TAKEN'))
    const taken = { ok: false, message: 'This name is taken. Choose another one.', field: null }
    expect(await service.signUp(maya, 'customer', 'battery 1')).toEqual(taken)
    expect(viewer()).toEqual(nobody)
    as(maya)
    expect(await service.change(maya.id, { name: 'Ben' })).toEqual(taken)
    expect(viewer()).toEqual(maya)
  })

  it('ends at once, also when the server is away', async () => {
    const { service, calls, state, viewer, as } = setUp(ok(undefined, 204))
    as(maya)
    expect(await service.signOut()).toEqual(done)
    expect(calls).toEqual([['DELETE', 'api/session'], ['signedOut']])
    expect(viewer()).toEqual(nobody)
    as(maya)
    state.away = true
    expect(await service.signOut()).toEqual(done)
    expect(calls.at(-1)).toEqual(['signedOut'])
    expect(viewer()).toEqual(nobody)
  })

  it('waits for what was asked for before', async () => {
    const { service, calls } = setUp(ok(undefined, 204), ok(signIn))
    await Promise.all([service.signOut(), service.signIn('maya@example.com', 'battery 1')])
    expect(calls.map(([name]) => name)).toEqual(['DELETE', 'signedOut', 'POST', 'signedIn'])
  })
})

describe('a session at a server', () => {
  it('goes on with the page', async () => {
    const { service, calls, viewer, as } = setUp(ok({ account: { ...maya, role: 'admin' } }), null)
    await service.resume()
    expect(calls).toEqual([])
    as(maya)
    await service.resume()
    expect(viewer()).toEqual({ ...maya, role: 'admin' })
    expect(await service.resume()).toEqual(away)
    expect(viewer().id).toBe(maya.id)
  })

  it.each([
    ['has ended', ok({ account: null }), true],
    ['is refused', error(401, 'SIGN_IN'), true],
    ['is not known about', ok('<!doctype html>'), false],
    ['meets a mistake of the server', error(500, 'INTERNAL'), false],
  ])('that %s', async (_, answer, ends) => {
    const { service, calls, viewer, as } = setUp(answer)
    as(maya)
    await service.resume()
    expect(viewer()).toEqual(ends ? nobody : maya)
    expect(calls.slice(1)).toEqual(ends ? [['signedOut']] : [])
  })
})

describe('accounts at a server', () => {
  it('change, and the viewer with them', async () => {
    const { service, calls, state, viewer, as } = setUp(
      ok({ account: { ...maya, name: 'May' } }),
      ok({ account: { ...maya, id: 'b', name: 'Ben' } }),
    )
    as(maya)
    expect(await service.change(maya.id, { name: 'May' })).toEqual(done)
    expect(viewer().name).toBe('May')
    // It is changed, whether or not the page can load it.
    state.away = true
    expect(await service.change('b', { active: false })).toEqual(done)
    expect(viewer().name).toBe('May')
    expect(calls).toEqual([
      ['PATCH', 'api/accounts/a%201', { name: 'May' }],
      ['refresh'],
      ['PATCH', 'api/accounts/b', { active: false }],
      ['refresh'],
    ])
  })

  it('change their password with the current one', async () => {
    const { service, calls, as } = setUp(error(403, 'WRONG_PASSWORD'), ok({ account: maya }))
    expect(await service.changePassword('a', 'battery 1')).toEqual(refusals.signedOut)
    as(maya)
    expect(await service.changePassword('a', 'battery 1')).toEqual(refusals.wrongPassword)
    expect(await service.changePassword('b', 'battery 1')).toEqual(done)
    expect(calls[1]).toEqual([
      'PATCH',
      'api/accounts/a%201',
      { current: 'b', password: 'battery 1' },
    ])
  })

  it('are removed; oneself is signed out', async () => {
    const gone = ok(undefined, 204)
    const { service, calls, viewer, as } = setUp(error(409, 'LAST_ADMIN'), gone, gone)
    as(maya)
    expect(await service.remove('b')).toEqual(refusals.lastAdmin)
    expect(await service.remove('b')).toEqual(done)
    expect(calls.at(-1)).toEqual(['refresh'])
    expect(await service.remove(maya.id)).toEqual(done)
    expect(calls.at(-1)).toEqual(['signedOut'])
    expect(viewer()).toEqual(nobody)
  })

  it('stay as they are without the right or the session', async () => {
    const { service, viewer, as } = setUp(error(403, 'FORBIDDEN'), error(401, 'SIGN_IN'))
    as(maya)
    expect(await service.change('b', { name: 'X' })).toMatchObject({ ok: false, field: null })
    expect(viewer()).toEqual(maya)
    expect(await service.change('b', { name: 'X' })).toEqual(refusals.signedOut)
    expect(viewer()).toEqual(nobody)
  })

  it('promise the role of the first only where strangers know all of them', () => {
    const { service, store } = setUp()
    expect(service.nextIsAdmin([])).toBe(true)
    const locked = serverAccounts(store, {} as Server, { ...app, required: true })
    expect(locked.nextIsAdmin([])).toBe(false)
  })
})
