import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { change, is, send, values, version } from './harness.mjs'

/** Values by key, lists of records and their order, versions. */
export function data(appOf) {
  describe('data', { concurrency: 1 }, () => {
    let app
    before(() => (app = appOf()))

    const put = (id, after, more = {}) => ({
      row: { id, ...more },
      ...(after === undefined ? {} : { after }),
    })
    const ids = async (key) => (await values(app))[key]?.map(({ id }) => id).join('')
    /** The list after changes of it that are allowed. */
    const changed = async (key, parts) => {
      is(await change(app, [{ key, ...parts }]), 200)
      return ids(key)
    }

    it('prints one line when it listens', () => {
      assert.equal(app.printed, `listening on http://127.0.0.1:${app.port}\n`)
    })

    it('starts with the samples, and without accounts', async () => {
      const { body } = await send(app, 'GET', '/api/data')
      assert.equal(body.version, 1)
      assert.deepEqual(body.values, {
        thing: [],
        list: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
        empty: [],
        constructor: [{ id: 'toString' }],
        aged: [{ id: 'old', short: 'too long', numberField: 1 }],
        shelf: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
        pages: [],
      })
    })

    it('has no accounts to ask for', async () => {
      is(await send(app, 'POST', '/api/session', { body: {} }), 404, 'NOT_FOUND')
      is(await send(app, 'GET', '/api/session'), 404, 'NOT_FOUND')
      is(await send(app, 'POST', '/api/accounts', { body: {} }), 404, 'NOT_FOUND')
      is(await send(app, 'DELETE', '/api/accounts/x'), 404, 'NOT_FOUND')
    })

    it('puts records where they belong', async () => {
      assert.equal(await changed('list', { put: [put('d', 'a')] }), 'adbc')
      assert.equal(await changed('list', { put: [put('e', null)] }), 'eadbc')
      assert.equal(await changed('list', { put: [put('f', 'gone')] }), 'feadbc')
      assert.equal(await changed('list', { put: [put('g')] }), 'gfeadbc')
      assert.equal(await changed('list', { put: [put('h', 'c')] }), 'gfeadbch')
      // One that exists stays where it is.
      assert.equal(await changed('list', { put: [put('a', null, { x: 1 })] }), 'gfeadbch')
      // What is put first can be named at once, and itself not.
      assert.equal(
        await changed('list', { put: [put('i', 'h'), put('j', 'i'), put('k', 'k')] }),
        'kgfeadbchij',
      )
    })

    it('replaces a record whole', async () => {
      is(await change(app, [{ key: 'list', put: [put('a', null, { y: 2 })] }]), 200)
      const [a] = (await values(app)).list.filter(({ id }) => id === 'a')
      assert.deepEqual(a, { id: 'a', y: 2 })
    })

    it('deletes, then puts, then orders', async () => {
      assert.equal(await changed('list', { delete: ['g', 'f', 'nobody'] }), 'keadbchij')
      assert.equal(
        await changed('list', { delete: ['e', 'a'], put: [put('a', 'b')], order: ['j'] }),
        'jkdbachi',
      )
    })

    it('orders what is named first, the rest as it was', async () => {
      assert.equal(await changed('list', { order: ['c', 'b', 'nobody'] }), 'cbjkdahi')
      assert.equal(
        await changed('list', { order: ['i', 'h', 'a', 'd', 'k', 'j', 'b', 'c'] }),
        'ihadkjbc',
      )
      assert.equal(await changed('list', { order: ['c', 'c', 'i', 'c'] }), 'cihadkjb')
    })

    it('finds room between two records again and again', async () => {
      const names = Array.from({ length: 120 }, (_, index) => `r${index}`)
      is(await change(app, [{ key: 'empty', put: [put('a'), put('z', 'a')] }]), 200)
      is(await change(app, [{ key: 'empty', put: names.map((id) => put(id, 'a')) }]), 200)
      assert.equal(await ids('empty'), `a${names.toReversed().join('')}z`)
      // The same by moving: always the last one between the first two.
      let now = (await values(app)).empty.map(({ id }) => id)
      const moves = Array.from({ length: 90 }, () => {
        now = [now[0], now.at(-1), ...now.slice(1, -1)]
        return { key: 'empty', order: now }
      })
      is(await change(app, moves), 200)
      assert.equal(await ids('empty'), now.join(''))
    })

    it('raises the version once for each request that changes something', async () => {
      const before = await version(app)
      const changes = [
        { key: 'list', put: [put('v1'), put('v2')] },
        { key: 'note', value: 1 },
      ]
      assert.deepEqual(is(await change(app, changes), 200), { version: before + 1 })
      const nothing = [
        { key: 'list', put: [put('v1')], delete: ['gone'], order: ['v2'] },
        { key: 'list' },
        { key: 'note', value: 1 },
        { key: 'never', remove: true },
      ]
      assert.deepEqual(is(await change(app, nothing), 200), { version: before + 1 })
      assert.deepEqual(is(await change(app, []), 200), { version: before + 1 })
      assert.equal(await version(app), before + 1)
    })

    it('tells what has changed since a version', async () => {
      const first = await version(app)
      is(await change(app, [{ key: 'note', value: { a: [1] } }]), 200)
      assert.deepEqual(await values(app, null, first), { note: { a: [1] } })
      is(await change(app, [{ key: 'thing', put: [put('t')] }]), 200)
      assert.deepEqual(await values(app, null, first + 1), { thing: [{ id: 't' }] })
      is(await change(app, [{ key: 'note', remove: true }]), 200)
      assert.deepEqual(Object.keys(await values(app, null, first)).sort(), ['note', 'thing'])
      assert.equal((await values(app, null, first)).note, null)
      assert.equal('note' in (await values(app)), false)
      assert.deepEqual(await values(app, null, first + 3), {})
      // A version that is still to come was another database’s.
      assert.deepEqual(await values(app, null, first + 4), await values(app))
      for (const since of ['-1', 'x', '1.5', '', '9'.repeat(40)])
        is(await send(app, 'GET', `/api/data?since=${since}`), 400, 'INVALID')
    })

    it('keeps any JSON under other keys', async () => {
      const samples = [
        null,
        true,
        0,
        -1.5e-7,
        'ü\u0000"',
        [],
        {},
        [1, [2]],
        [{ id: 1 }],
        { 'ä "b': null },
      ]
      for (const value of samples) {
        is(await change(app, [{ key: 'Any-1', value }]), 200)
        assert.deepEqual((await values(app))['Any-1'], value)
      }
      const twice = [{ id: 'x' }, { id: 'x' }]
      is(await change(app, [{ key: 'Any-1', value: twice }]), 200)
      assert.deepEqual((await values(app))['Any-1'], twice)
      assert.equal('any-1' in (await values(app)), false)
    })

    it('changes lists under other keys record by record', async () => {
      assert.equal(await changed('cart', { put: [put('a'), put('b', 'a')] }), 'ab')
      assert.equal(await changed('cart', { put: [put('c', 'a')], delete: ['b'] }), 'ac')
      assert.equal(await changed('cart', { value: [{ id: 'x' }, { id: 'y' }] }), 'xy')
      assert.equal(await changed('cart', { put: [put('z', 'x')] }), 'xzy')
      is(await change(app, [{ key: 'cart', value: 5 }]), 200)
      assert.equal((await values(app)).cart, 5)
      assert.equal(await changed('cart', { put: [put('q')] }), 'q')
      is(await change(app, [{ key: 'cart', remove: true }]), 200)
      assert.equal('cart' in (await values(app)), false)
      assert.equal(await changed('cart', {}), '')
    })

    it('makes all changes of a request or none', async () => {
      const before = await send(app, 'GET', '/api/data')
      const good = { key: 'list', put: [put('half')], delete: ['v1'] }
      const value = { key: 'other', value: 1 }
      is(
        await change(app, [
          good,
          value,
          { key: 'thing', put: [put('x', null, { short: 'long' })] },
        ]),
        400,
        'INVALID',
      )
      is(await change(app, [good, value, { key: 'list', value: [] }]), 400, 'INVALID')
      is(await change(app, [good, value, { key: 'list', remove: true }]), 400, 'INVALID')
      assert.equal((await send(app, 'GET', '/api/data')).text, before.text)
    })

    it('refuses what is no change', async () => {
      const bad = [
        null, 1, [], {}, { key: 1 }, { key: 'list', put: {} }, { key: 'list', put: [1] }, { key: 'list', put: [{}] },
        { key: 'list', put: [{ row: [] }] }, { key: 'list', put: [{ row: {} }] }, { key: 'list', put: [put('a', 1)] },
        { key: 'list', put: [{ row: { id: 1 } }] }, { key: 'list', put: [put('')] }, { key: 'list', put: [put('a\n')] },
        { key: 'list', put: [put('a'.repeat(201))] }, { key: 'list', put: [put('\ud800')] }, { key: 'list', delete: [1] },
        { key: 'list', delete: 'a' }, { key: 'list', order: {} }, { key: 'list', order: [null] }, { key: 'x', remove: false },
        { key: 'x', value: 1, remove: true }, { key: 'x', value: 1, put: [] }, { key: 'x', more: 1 },
        { key: '', value: 1 }, { key: 'a b', value: 1 }, { key: 'a_b', value: 1 }, { key: '\u212a', value: 1 },
        { key: 'a\n', value: 1 }, { key: 'a'.repeat(81), value: 1 },
      ] // prettier-ignore
      for (const one of bad) is(await change(app, [one]), 400, 'INVALID')
      for (const body of [{}, { changes: {} }, { changes: null }, []])
        is(await send(app, 'POST', '/api/changes', { body }), 400, 'INVALID')
      for (const key of ['app-accounts', 'app-accounts-x', 'APP-accounts'])
        for (const part of [{ value: [] }, { remove: true }, { put: [put('a')] }])
          is(await change(app, [{ key, ...part }]), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'x'.repeat(80), value: 1 }]), 200)
    })
  })
}
