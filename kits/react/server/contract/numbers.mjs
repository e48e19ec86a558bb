import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { change, is, makeProject, send, start, stop, values, version } from './harness.mjs'
import { shop } from './models.mjs'
import { enter, member } from './people.mjs'

/** Running numbers, which pages give and the server corrects. */
export function numbers(server) {
  describe('numbers', { concurrency: 1 }, () => {
    let app
    let admin
    before(async () => {
      app = await start(server, makeProject(server, shop))
      admin = enter(app, 'demo-3')
    })
    after(() => stop(app))

    const put = (key, ...rows) => change(app, [{ key, put: rows.map((row) => ({ row })) }], admin)
    const all = async (key) => (await values(app, admin))[key]
    const numberOf = async (key, id) => (await all(key)).find((row) => row.id === id).number
    /** The number that a new record ends with. */
    let made = 0
    const given = async (key, number) => {
      const id = `n${(made += 1)}`
      is(await put(key, { id, number }), 200)
      return numberOf(key, id)
    }

    it('gives eight who order at once eight different numbers', async () => {
      const people = [...'abcdefgh'].map((name) => member(app, `${name}@example.com`))
      // None of them sees the orders of the others, so that all take the same number for the next.
      const order = ({ name, token }) => {
        const row = { id: name, number: 'ORD-1008', email: name }
        return change(app, [{ key: 'order', put: [{ row }] }], token)
      }
      const first = await version(app)
      const versions = (await Promise.all(people.map(order))).map((one) => is(one, 200).version)
      const numbers = (await all('order')).map(({ number }) => number)
      const wanted = Array.from({ length: 9 }, (_, at) => `ORD-${1007 + at}`)
      assert.deepEqual(numbers.toSorted(), wanted)
      // Whoever got another number than the page gave is told that more has happened.
      const last = first + 1 + 7 * 2
      assert.equal(await version(app), last)
      const known = [first + 1, ...Array.from({ length: 7 }, (_, at) => first + 3 + 2 * at)]
      assert.deepEqual(
        versions.toSorted((a, b) => a - b),
        known,
      )
      for (const { name, token } of people) {
        const [own, ...others] = (await values(app, token, first)).order
        assert.deepEqual([own.id, others], [name, []])
      }
      assert.deepEqual(await values(app, admin, last), {})
    })

    it('does so for other programs, too', async () => {
      const bodies = Array.from({ length: 8 }, (_, at) => (at % 2 ? { number: 'ORD-1007' } : {}))
      const before = await version(app)
      const path = '/api/records/order'
      const posts = bodies.map((body) => send(app, 'POST', path, { body, token: admin }))
      const answers = (await Promise.all(posts)).map((answer) => is(answer, 201))
      const wanted = Array.from({ length: 8 }, (_, at) => `ORD-${1016 + at}`)
      assert.deepEqual(answers.map(({ number }) => number).toSorted(), wanted)
      for (const { id, number } of answers) assert.equal(await numberOf('order', id), number)
      assert.equal(await version(app), before + 16)
      const body = { number: 'ORD-2000' }
      assert.equal(
        is(await send(app, 'POST', path, { body, token: admin }), 201).number,
        'ORD-2000',
      )
      assert.equal(await version(app), before + 17)
    })

    it('counts on from the largest, with as many digits', async () => {
      assert.equal(await given('bill'), '1')
      assert.equal(await given('bill', null), '2')
      assert.equal(await given('bill', ''), '3')
      assert.equal(await given('bill', ' \u00a0'), '4')
      assert.equal(await given('bill', '007'), '007')
      assert.equal(await given('bill'), '008')
      assert.equal(await given('bill', '008'), '009')
      assert.equal(await given('bill', '000010'), '000010')
      assert.equal(await given('bill', '2'), '000011')
      assert.equal(await given('bill', '99'), '99')
      assert.equal(await given('bill', '99'), '100')
      assert.equal(await given('bill', '000010'), '000101')
      assert.equal(await given('bill', '0101'), '0101')
      assert.equal(await given('bill'), '000102')
    })

    it('counts only what is the prefix and digits', async () => {
      const others = [
        'x',
        'INV-',
        'INV-x',
        'inv-5',
        'XINV-5',
        'INV-5 ',
        'INV--5',
        'INV-1e3',
        'INV-٣',
        'INV-１',
      ]
      for (const other of others) assert.equal(await given('invoice', other), other)
      assert.equal(await given('invoice', 'INV-x'), 'INV-1')
      assert.equal(await given('invoice', 'INV-1'), 'INV-2')
      // Longer ones are no running numbers, and yet no two are the same.
      assert.equal(await given('invoice', `INV-${'9'.repeat(16)}`), `INV-${'9'.repeat(16)}`)
      assert.equal(await given('invoice'), 'INV-3')
      assert.equal(await given('invoice', `INV-${'9'.repeat(15)}`), `INV-${'9'.repeat(15)}`)
      assert.equal(await given('invoice'), `INV-1${'0'.repeat(15)}`)
      assert.equal(await given('invoice'), `INV-1${'0'.repeat(14)}1`)
    })

    it('raises the version once more for a request, however many numbers it gives', async () => {
      const before = await version(app)
      const rows = ['a', 'b', 'c'].map((id) => ({ id, number: 'T-5', other: 'X1' }))
      assert.equal(is(await put('ticket', ...rows), 200).version, before + 2)
      const shown = (await all('ticket')).map(({ number, other }) => `${number} ${other}`)
      assert.deepEqual(shown.toSorted(), ['T-5 X1', 'T-6 X2', 'T-7 X3'])
      assert.equal(
        is(await put('ticket', { id: 'd', number: 'T-9', other: 'X9' }), 200).version,
        before + 3,
      )
      assert.equal(is(await put('ticket', ...(await all('ticket'))), 200).version, before + 3)
    })

    it('leaves records alone that there are', async () => {
      is(await put('ticket', { id: 'a', number: 'T-7', other: '' }), 200)
      assert.equal(await numberOf('ticket', 'a'), 'T-7')
      const path = '/api/records/ticket/a'
      const body = { number: 'T-9' }
      assert.equal(is(await send(app, 'PATCH', path, { body, token: admin }), 200).number, 'T-9')
    })

    it('knows what else the request does', async () => {
      const change_ = (...changes) => change(app, changes, admin)
      const ticket = (part) => ({ key: 'ticket', ...part })
      const row = (id, number, more) => ({ row: { id, number, other: `X-${id}`, ...more } })
      is(await change_(ticket({ delete: ['a', 'b', 'c', 'd'] })), 200)
      // One that is put again is as good as new.
      const twice = [row('e', 'T-1'), row('f', 'T-1'), row('f', 'T-1', { x: 1 })]
      is(await change_(ticket({ put: twice })), 200)
      is(await change_(ticket({ put: [row('g', 'T-1')] }), ticket({ put: [row('g', 'T-1')] })), 200)
      const shown = (await all('ticket')).map(({ id, number }) => `${id} ${number}`)
      assert.deepEqual(shown.toSorted(), ['e T-1', 'f T-2', 'g T-3'])
      assert.equal((await all('ticket')).find(({ id }) => id === 'f').x, 1)
      // A number that the same request sets free may be taken; what it takes is taken.
      const before = await version(app)
      is(await change_(ticket({ delete: ['g'], put: [row('h', 'T-3')] })), 200)
      assert.equal(await version(app), before + 1)
      const moved = [row('i', 'T-9'), row('e', 'T-20'), row('j', 'T-1'), row('k', 'T-20')]
      is(await change_(ticket({ put: moved })), 200)
      const end = (await all('ticket')).map(({ id, number }) => `${id} ${number}`)
      assert.deepEqual(end.toSorted(), ['e T-20', 'f T-2', 'h T-3', 'i T-9', 'j T-1', 'k T-21'])
    })

    it('checks rights, types and lengths as ever', async () => {
      const { token } = member(app, 'stranger@example.com')
      const row = { id: 'z', number: 'ORD-1007', email: 'a@example.com' }
      is(await change(app, [{ key: 'order', put: [{ row }] }], token), 403, 'FORBIDDEN')
      is(await change(app, [{ key: 'order', put: [{ row }] }]), 401, 'SIGN_IN')
      for (const number of [5, true, [], {}])
        is(await put('order', { id: 'z', number }), 400, 'INVALID')
      is(await put('short', { id: 'a', number: 'S-99' }), 200)
      const { error } = is(await put('short', { id: 'b', number: '' }), 400, 'INVALID')
      assert.match(error.message, /^number: /)
      assert.equal((await all('short')).length, 1)
      // What is no entity's has no numbers.
      is(await put('cart', { id: 'a', number: 'ORD-1007' }, { id: 'b', number: 'ORD-1007' }), 200)
    })
  })
}
