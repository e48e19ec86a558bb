import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { change, is, makeProject, send, start, stop, values, version } from './harness.mjs'
import { closed, club, copyOf } from './models.mjs'
import { enter, signUp } from './people.mjs'

/** Who sees and changes what. */
export function grants(server) {
  describe('grants', { concurrency: 1 }, () => {
    let app
    let maya
    let noor
    let admin
    before(async () => {
      app = await start(server, makeProject(server, club))
      const people = ['demo-1', 'demo-2', 'demo-3']
      ;[maya, noor, admin] = people.map((id) => enter(app, id))
    })
    after(() => stop(app))

    const put = (key, row, token) => change(app, [{ key, put: [{ row }] }], token)
    const seen = async (token) => {
      const all = await values(app, token)
      delete all['app-accounts']
      return Object.fromEntries(
        Object.entries(all).map(([key, rows]) => [key, rows.map(({ id }) => id)]),
      )
    }

    it('shows what may be read, and only of own records what is own', async () => {
      const book = ['book-1', 'book-2']
      assert.deepEqual(await seen(), { book })
      assert.deepEqual(await seen('unknown'), { book })
      assert.deepEqual(await seen(maya), { book, note: ['n1'], clubOnly: ['c1'] })
      assert.deepEqual(await seen(noor), { book, note: ['n2'], clubOnly: ['c1'] })
      assert.deepEqual(await seen(admin), { book, note: [], clubOnly: ['c1'], inbox: ['i1'] })
    })

    it('asks strangers to sign in, and refuses others', async () => {
      is(await put('book', { id: 'x', email: '' }), 401, 'SIGN_IN')
      is(await put('sealed', { id: 'x' }), 401, 'SIGN_IN')
      is(await put('sealed', { id: 'x' }, admin), 403, 'FORBIDDEN')
      is(await put('clubOnly', { id: 'x' }, maya), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'sealed', delete: ['s1'] }], admin), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'sealed', delete: ['unknown'] }], admin), 200)
    })

    it('lets members write their own records, before and after', async () => {
      const mine = { id: 'mine', title: 'A', email: ' MEMBER@example.com' }
      is(await put('book', mine, maya), 200)
      is(await put('book', { ...mine, title: 'B' }, maya), 200)
      is(await put('book', { ...mine, email: 'noor@example.com' }, maya), 403, 'FORBIDDEN')
      is(await put('book', { ...mine, email: '' }, maya), 403, 'FORBIDDEN')
      is(await put('book', { ...mine, email: 'noor@example.com' }, noor), 403, 'FORBIDDEN')
      is(await put('book', { ...mine, id: 'other' }, noor), 403, 'FORBIDDEN')
      is(
        await put('book', { id: 'book-1', title: 'Mine now', email: 'member@example.com' }, maya),
        403,
        'FORBIDDEN',
      )
      is(await change(app, [{ key: 'book', delete: ['mine'] }], noor), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'book', delete: ['book-1'] }], maya), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'book', delete: ['mine'] }], maya), 200)
      is(await put('note', { id: 'n3', author: 'Maya Jensen' }, maya), 403, 'FORBIDDEN')
      is(await put('note', { id: 'n9', author: 'maya jensen ' }, maya), 200)
    })

    it('knows own records by the e-mail address where the field is one, else by the name', async () => {
      is(await put('book', { id: 'x', email: 'Maya Jensen' }, maya), 403, 'FORBIDDEN')
      is(await put('note', { id: 'x', author: 'member@example.com' }, maya), 403, 'FORBIDDEN')
      is(await put('note', { id: 'x' }, maya), 403, 'FORBIDDEN')
      is(await put('note', { id: 'x', author: ['Maya Jensen'] }, maya), 403, 'FORBIDDEN')
    })

    it('lets members change single fields of what exists', async () => {
      const one = { id: 'book-1', title: 'Middlemarch', email: '', stock: 5 }
      is(await put('book', one, maya), 200)
      is(await put('book', { ...one, stock: 6, likes: 1 }, noor), 200)
      is(await put('book', { ...one, stock: 6, likes: 2, title: 'M' }, maya), 403, 'FORBIDDEN')
      is(await put('book', { ...one, stock: 6, likes: 2, other: 1 }, maya), 403, 'FORBIDDEN')
      is(await put('book', { id: 'book-1', stock: 6 }, maya), 403, 'FORBIDDEN')
      is(await put('book', { id: 'new', stock: 6 }, maya), 403, 'FORBIDDEN')
      is(await put('book', { ...one, stock: 'x' }, maya), 400, 'INVALID')
      is(await put('book', one, maya), 200)
    })

    it('lets anyone put what is there already, if it may be read', async () => {
      const before = await version(app)
      const rows = (await values(app)).book.map((row) => ({ row }))
      is(await change(app, [{ key: 'book', put: rows, order: ['book-1', 'book-2'] }]), 200)
      assert.equal(await version(app), before)
      is(await put('note', { id: 'n2', author: 'Noor Ali', text: 'hers' }, maya), 403, 'FORBIDDEN')
      is(await put('sealed', { id: 's1' }, admin), 403, 'FORBIDDEN')
    })

    it('lets nobody move what is not theirs', async () => {
      is(await change(app, [{ key: 'book', order: ['book-2', 'book-1'] }]), 401, 'SIGN_IN')
      is(await change(app, [{ key: 'book', order: ['book-2', 'book-1'] }], maya), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'book', order: ['book-2'] }], noor), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'book', order: ['book-2'] }], maya), 200)
      is(await change(app, [{ key: 'book', order: ['book-1'] }], admin), 200)
      assert.deepEqual((await seen()).book, ['book-1', 'book-2'])
    })

    it('lets write what may not be read', async () => {
      is(await put('inbox', { id: 'i2', text: 'hello' }), 200)
      is(await put('inbox', { id: 'i1', text: 'overwritten' }), 200)
      assert.equal((await values(app)).inbox, undefined)
      assert.deepEqual(
        (await values(app, admin)).inbox.map(({ text }) => text),
        ['hello', 'overwritten'],
      )
    })

    it('tells strangers what changed as little as what is there', async () => {
      const before = await version(app)
      is(await put('inbox', { id: 'i3' }), 200)
      assert.deepEqual(await values(app, maya, before), {})
      assert.deepEqual(Object.keys(await values(app, admin, before)), ['inbox'])
    })

    it('keeps to itself what the app no longer knows', async () => {
      const { folder } = app
      await stop(app)
      const model = copyOf(club)
      delete model.entities.inbox
      app = await start(server, makeProject(server, model), {
        env: { ISEKAI_DATA_DIR: `${folder}/data` },
      })
      assert.equal('inbox' in (await values(app, admin)), false)
      is(await put('inbox', { id: 'i1' }, admin), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'inbox', value: [] }], admin), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'inbox', remove: true }], admin), 403, 'FORBIDDEN')
      is(await send(app, 'GET', '/api/records/inbox', { token: admin }), 404, 'NOT_FOUND')
    })

    it('shows strangers of a closed app the demo accounts, and nothing else', async () => {
      const app = await start(server, makeProject(server, closed))
      assert.deepEqual(Object.keys(await values(app)), ['app-accounts'])
      assert.equal((await values(app))['app-accounts'].length, 3)
      for (const one of [
        { key: 'book', put: [{ row: { id: 'b1' } }] },
        { key: 'x', value: 1 },
      ])
        is(await change(app, [one]), 401, 'SIGN_IN')
      is(await change(app, []), 401, 'SIGN_IN')
      is(await send(app, 'GET', '/api/records/book'), 401, 'SIGN_IN')
      is(await send(app, 'GET', '/api/records/book/b1'), 401, 'SIGN_IN')
      is(await send(app, 'POST', '/api/records/book', { body: {} }), 401, 'SIGN_IN')
      const token = enter(app, 'demo-1')
      is(await change(app, [{ key: 'x', value: 1 }], token), 200)
      assert.deepEqual((await values(app, token)).book, [{ id: 'b1' }])
      // Nothing here is anybody's by name: names may be the same.
      is(await signUp(app, { name: 'Maya Jensen' }), 201)
      const emails = (await values(app))['app-accounts'].map(({ email }) => email)
      assert.deepEqual(
        emails,
        club.signIn.demo.map(({ email }) => email),
      )
      await stop(app)
    })
  })
}
