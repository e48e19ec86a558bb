import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { change, is, makeProject, send, start, stop, values, version } from './harness.mjs'
import { club } from './models.mjs'
import { enter } from './people.mjs'

/** `/api/records`, for other programs. */
export function records(appOf, server) {
  describe('records', { concurrency: 1 }, () => {
    let app
    let guarded
    before(async () => {
      app = appOf()
      guarded = await start(server, makeProject(server, club))
    })
    after(() => stop(guarded))

    const at = (path) => `/api/records/${path}`
    const get = async (path) => is(await send(app, 'GET', at(path)), 200)

    it('lists page by page', async () => {
      const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id }))
      assert.deepEqual(await get('shelf'), { records: [a, b, c], next: null })
      assert.deepEqual(await get('shelf?limit=2'), { records: [a, b], next: 'b' })
      assert.deepEqual(await get('shelf?limit=2&after=b'), { records: [c], next: null })
      assert.deepEqual(await get('shelf?limit=3'), { records: [a, b, c], next: null })
      assert.deepEqual(await get('shelf?after=c'), { records: [], next: null })
      const rows = Array.from({ length: 1001 }, (_, index) => ({ row: { id: `r${index}` } }))
      is(await change(app, [{ key: 'pages', put: rows }]), 200)
      assert.equal((await get('pages')).records.length, 100)
      assert.equal((await get('pages?limit=1000')).records.length, 1000)
      for (const query of ['limit=0', 'limit=1001', 'limit=x', 'limit=', 'after=gone'])
        is(await send(app, 'GET', at(`shelf?${query}`)), 400, 'INVALID')
    })

    it('adds, changes and removes one', async () => {
      const before = await version(app)
      const made = await send(app, 'POST', at('shelf'), { body: { name: 'ä', constructor: 1 } })
      const { id, ...rest } = is(made, 201)
      assert.deepEqual(rest, { name: 'ä', constructor: 1 })
      assert.equal(made.headers.location, at(`shelf/${id}`))
      assert.equal((await values(app)).shelf[0].id, id)
      assert.deepEqual(await get(`shelf/${id}`), { id, ...rest })
      const changed = await send(app, 'PATCH', at(`shelf/${id}`), {
        body: { name: null, more: [1], id },
      })
      assert.deepEqual(is(changed, 200), { id, name: null, constructor: 1, more: [1] })
      assert.deepEqual(await get(`shelf/${id}`), changed.body)
      assert.equal(await version(app), before + 2)
      is(await send(app, 'PATCH', at(`shelf/${id}`), { body: {} }), 200)
      assert.equal(await version(app), before + 2)
      is(await send(app, 'DELETE', at(`shelf/${id}`)), 204)
      assert.equal(await version(app), before + 3)
      for (const method of ['GET', 'DELETE'])
        is(await send(app, method, at(`shelf/${id}`)), 404, 'NOT_FOUND')
      is(await send(app, 'PATCH', at(`shelf/${id}`), { body: {} }), 404, 'NOT_FOUND')
    })

    it('takes ids of any letters', async () => {
      const id = "ä/ö?&#%2F..!'()*~"
      const made = await send(app, 'POST', at('shelf'), { body: { id } })
      assert.equal(is(made, 201).id, id)
      assert.equal(made.headers.location, at(`shelf/${encodeURIComponent(id)}`))
      assert.deepEqual(is(await send(app, 'GET', made.headers.location), 200), { id })
      assert.deepEqual((await get(`shelf?after=${encodeURIComponent(id)}&limit=1`)).records, [
        { id: 'a' },
      ])
      is(await send(app, 'DELETE', made.headers.location), 204)
    })

    it('refuses what is wrong', async () => {
      is(await send(app, 'POST', at('shelf'), { body: { id: 'a' } }), 409, 'EXISTS')
      for (const id of ['', 1, null, '\ud800', 'a\tb'])
        is(await send(app, 'POST', at('shelf'), { body: { id } }), 400, 'INVALID')
      is(await send(app, 'PATCH', at('shelf/a'), { body: { id: 'b' } }), 400, 'INVALID')
      is(await send(app, 'POST', at('thing'), { body: { short: 'long' } }), 400, 'INVALID')
      for (const body of [[], null, 'x', 1])
        is(await send(app, 'POST', at('shelf'), { body: JSON.stringify(body) }), 400, 'INVALID')
      for (const path of [
        'nothing',
        'nothing/x',
        'toString',
        '__proto__',
        'app-accounts',
        'values',
      ])
        is(await send(app, 'GET', at(path)), 404, 'NOT_FOUND')
      is(await change(app, [{ key: 'cart', put: [{ row: { id: 'a' } }] }]), 200)
      is(await send(app, 'GET', at('cart')), 404, 'NOT_FOUND')
      assert.deepEqual(await get('constructor'), { records: [{ id: 'toString' }], next: null })
    })

    it('asks the same grants', async () => {
      const go = (method, path, body, token) => send(guarded, method, at(path), { body, token })
      const [maya, admin] = ['demo-1', 'demo-3'].map((id) => enter(guarded, id))
      is(await go('GET', 'book'), 200)
      is(await go('GET', 'note'), 401, 'SIGN_IN')
      is(await go('GET', 'note/n1'), 401, 'SIGN_IN')
      is(await go('GET', 'sealed', undefined, maya), 403, 'FORBIDDEN')
      assert.deepEqual(
        is(await go('GET', 'note', undefined, maya), 200).records.map(({ id }) => id),
        ['n1'],
      )
      assert.equal(is(await go('GET', 'note?limit=1', undefined, maya), 200).next, null)
      is(await go('GET', 'note/n2', undefined, maya), 404, 'NOT_FOUND')
      is(await go('PATCH', 'note/n2', { text: 'x' }, maya), 404, 'NOT_FOUND')
      is(await go('DELETE', 'note/n2', undefined, maya), 404, 'NOT_FOUND')
      is(await go('GET', 'note?after=n2', undefined, maya), 400, 'INVALID')
      is(await go('POST', 'note', { author: 'Noor Ali' }, maya), 403, 'FORBIDDEN')
      is(await go('POST', 'note', { author: 'Maya Jensen' }, maya), 201)
      is(await go('POST', 'book', { title: 'x' }), 401, 'SIGN_IN')
      is(await go('POST', 'book', { id: 'book-1' }, maya), 403, 'FORBIDDEN')
      is(await go('PATCH', 'book/book-1', { title: 'x' }), 401, 'SIGN_IN')
      is(await go('PATCH', 'book/book-1', { title: 'x' }, maya), 403, 'FORBIDDEN')
      assert.equal(is(await go('PATCH', 'book/book-1', { stock: 9 }, maya), 200).stock, 9)
      is(await go('PATCH', 'book/book-1', {}), 200)
      is(await go('DELETE', 'book/book-1', undefined, maya), 403, 'FORBIDDEN')
      is(await go('DELETE', 'book/book-2', undefined, maya), 204)
      is(await go('POST', 'inbox', { text: 'hi' }), 201)
      is(await go('GET', 'inbox'), 401, 'SIGN_IN')
      is(await go('DELETE', 'book/book-1', undefined, admin), 204)
    })
  })
}
