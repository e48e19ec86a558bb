import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { change, is, send, values } from './harness.mjs'

const texts = 'text email phone url date time dateTime color image choice relation'.split(' ')

/** What may be in a record, and how much. */
export function fields(appOf) {
  describe('fields', { concurrency: 1 }, () => {
    let app
    before(() => (app = appOf()))

    const store = (row) => change(app, [{ key: 'thing', put: [{ row: { id: 't', ...row } }] }])
    const stored = async () => (await values(app)).thing[0]

    /** These values of a field are taken as they are, those refused by the field's name. */
    async function check(field, good, bad) {
      for (const value of good) {
        is(await store({ [field]: value }), 200)
        assert.deepEqual((await stored())[field], value)
      }
      for (const value of bad) {
        const { error } = is(await store({ [field]: value }), 400, 'INVALID')
        assert.ok(error.message.startsWith(`${field}: `), error.message)
      }
    }

    it('takes texts for texts', async () => {
      for (const type of texts)
        await check(`${type}Field`, ['x', '', null], [1, true, [], {}, ['x']])
    })

    it('takes numbers for numbers', async () => {
      for (const type of ['number', 'money', 'rating'])
        await check(`${type}Field`, [0, -1, 1.5, 1e300, null], ['1', true, [], {}])
    })

    it('takes true and false for what is either', async () => {
      await check('booleanField', [true, false], [null, 0, 1, 'true', []])
    })

    it('takes lists of texts for several', async () => {
      for (const field of ['tagsField', 'many'])
        await check(field, [[], ['a', 'b'], ['a', 'a']], [null, 'a', [1], [null], [['a']], {}])
    })

    it('limits texts to their length in UTF-16 units', async () => {
      await check('short', ['abc', '💡a'], ['abcd', '💡💡'])
      await check('many', [['abc', 'abc']], [['abcd']])
      await check('textField', ['x'.repeat(100_000)], ['x'.repeat(100_001)])
      await check('imageField', ['x'.repeat(6_000_000)], ['x'.repeat(6_000_001)])
    })

    it('keeps other members as they are', async () => {
      const row = {
        unknown: { deep: [1, null, '\ud83d', ''] },
        numbers: [1, 1.5, 1e21, -0.25, 2 ** 53],
      }
      is(await store(row), 200)
      assert.deepEqual(await stored(), { id: 't', ...row })
    })

    it('checks nothing twice: what is as it was may stay', async () => {
      const put = (row) => change(app, [{ key: 'aged', put: [{ row: { id: 'old', ...row } }] }])
      is(await put({ short: 'too long', numberField: 2 }), 200)
      is(await put({ short: 'longer still', numberField: 2 }), 400, 'INVALID')
    })

    it('limits records to 8 MB, requests to 10 000 records and 16 MiB', async () => {
      const row = (bytes) => ({ unknown: 'x'.repeat(bytes - '{"id":"t","unknown":""}'.length) })
      is(await store(row(8_000_000)), 200)
      is(await store(row(8_000_001)), 413, 'TOO_LARGE')
      is(await store({}), 200)
      const rows = Array.from({ length: 10_000 }, (_, index) => ({ id: `r${index}` }))
      const puts = rows.map((row) => ({ row }))
      is(await change(app, [{ key: 'many', value: [...rows, { id: 'x' }] }]), 413, 'TOO_LARGE')
      is(await change(app, [{ key: 'many', put: puts, delete: ['x'] }]), 413, 'TOO_LARGE')
      const orders = Array.from({ length: 10_001 }, () => ({ key: 'many', order: [] }))
      is(await change(app, orders), 413, 'TOO_LARGE')
      is(await change(app, [{ key: 'many', put: puts }]), 200)
      is(await change(app, [{ key: 'many', delete: rows.map(({ id }) => id) }]), 200)
      const size = 16 * 1024 * 1024
      const body = (bytes) => `{"changes":[]}${' '.repeat(bytes - 14)}`
      is(await send(app, 'POST', '/api/changes', { body: body(size) }), 200)
      for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
        const sent = send(app, 'POST', '/api/changes', { body: body(size + 1), headers })
        // Who is still sending when the server hangs up may not get to read why.
        const answer = await sent.catch(({ code }) => ({ code }))
        if (answer.code) assert.match(answer.code, /^(EPIPE|ECONNRESET)$/)
        else is(answer, 413, 'TOO_LARGE')
      }
      assert.deepEqual((await values(app)).many, [])
    })
  })
}
