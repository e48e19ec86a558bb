import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeOf } from '../../src/lib/store/changes.ts'
import { change, is, send, values, version } from './harness.mjs'

/** Values that are merged with what is there already. */
export function merging(appOf) {
  describe('merging', { concurrency: 1 }, () => {
    const key = 'book-votes'
    const merge = (patch, of = key) => change(appOf(), [{ key: of, merge: patch }])
    const stored = async (of = key) => (await values(appOf()))[of]
    const set = async (value) => is(await change(appOf(), [{ key, value }]), 200)
    /** As text, for names that mean something to JavaScript. */
    const post = (text) => send(appOf(), 'POST', '/api/changes', { body: text })

    it('follows RFC 7386', async () => {
      const cases = [
        [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
        [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
        [{ a: 'b' }, { a: null }, {}],
        [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
        [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
        [{ a: 'c' }, { a: ['b', null] }, { a: ['b', null] }],
        [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
        [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
        [['a', 'b'], { a: 'b' }, { a: 'b' }],
        [['a'], {}, {}],
        [null, { a: 1 }, { a: 1 }],
        ['text', { a: null }, {}],
        [{ e: null }, { a: 1 }, { e: null, a: 1 }],
        [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
        [{ a: 1 }, { a: { b: { c: false } } }, { a: { b: { c: false } } }],
      ]
      for (const [before, patch, after] of cases) {
        await set(before)
        is(await merge(patch), 200)
        assert.deepEqual(await stored(), after, JSON.stringify({ before, patch }))
      }
    })

    it('merges with nothing where there is nothing, and in place of a list of records', async () => {
      is(await merge({ a: 1, b: null }, 'fresh-votes'), 200)
      assert.deepEqual(await stored('fresh-votes'), { a: 1 })
      is(await change(appOf(), [{ key, put: [{ row: { id: 'a' } }] }]), 200)
      is(await merge({ b: 1 }), 200)
      assert.deepEqual(await stored(), { b: 1 })
      is(await change(appOf(), [{ key, remove: true }]), 200)
      is(await merge({}), 200)
      assert.deepEqual(await stored(), {})
    })

    it('counts as nothing when it changes nothing', async () => {
      await set({ a: { b: 1 }, c: [1] })
      const before = await version(appOf())
      for (const patch of [{}, { a: {} }, { a: { b: 1 } }, { c: [1] }, { d: null, a: { e: null } }])
        assert.equal(is(await merge(patch), 200).version, before)
      assert.equal(is(await merge({ c: [2] }), 200).version, before + 1)
      assert.deepEqual(Object.keys(await values(appOf(), null, before)), [key])
    })

    it('takes __proto__ for a name', async () => {
      await set({ a: 1 })
      const patch = '{"__proto__":{"x":{"__proto__":1}},"constructor":{"prototype":{"y":1}}}'
      is(await post(`{"changes":[{"key":"${key}","merge":${patch}}]}`), 200)
      const { text } = await send(appOf(), 'GET', '/api/data')
      assert.ok(text.includes(`"${key}":{"a":1,${patch.slice(1)}`), text.slice(0, 500))
      is(await post(`{"changes":[{"key":"${key}","merge":{"__proto__":{"x":null,"z":2}}}]}`), 200)
      const after = (await send(appOf(), 'GET', '/api/data')).text
      assert.ok(after.includes('"__proto__":{"z":2}'), after.slice(0, 500))
      is(await post(`{"changes":[{"key":"${key}","merge":{"__proto__":null}}]}`), 200)
      assert.deepEqual(await stored(), { a: 1, constructor: { prototype: { y: 1 } } })
      await set({})
      is(await merge({ toString: { a: null } }), 200)
      assert.deepEqual(await stored(), { toString: {} })
    })

    it('refuses what cannot be merged', async () => {
      for (const patch of [null, 1, 'x', true, []]) is(await merge(patch), 400, 'INVALID')
      is(await merge({ a: 1 }, 'list'), 400, 'INVALID')
      is(await merge({ a: 1 }, 'a b'), 400, 'INVALID')
      is(await merge({ a: 1 }, 'app-accounts'), 403, 'FORBIDDEN')
      for (const more of [{ value: 1 }, { put: [] }, { remove: true }])
        is(await change(appOf(), [{ key, merge: {}, ...more }]), 400, 'INVALID')
      const deep = (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
      is(await post(`{"changes":[{"key":"${key}","merge":${deep(98)}}]}`), 400, 'INVALID')
      is(await post(`{"changes":[{"key":"${key}","merge":${deep(97)}}]}`), 200)
      // What many small ones add up to is limited like one large one.
      await set({ a: 'x'.repeat(10_000_000) })
      is(await merge({ b: 'x'.repeat(7_000_000) }), 413, 'TOO_LARGE')
      is(await merge({ a: null, b: 'x' }), 200)
      assert.deepEqual(await stored(), { b: 'x' })
    })

    it('loses no vote of people who vote at the same time', async () => {
      const voters = Array.from({ length: 16 }, (_, at) => `voter-${at}`)
      await set({ emma: { start: 1 }, dracula: {} })
      // Each page knows only what was there before, and asks for what it makes of it.
      const before = await stored()
      const vote = (voter) => ({ ...before, emma: { ...before.emma, [voter]: 5 } })
      const votes = voters.map((voter) => change(appOf(), [changeOf(key, before, vote(voter))]))
      const versions = (await Promise.all(votes)).map((answer) => is(answer, 200).version)
      assert.equal(new Set(versions).size, voters.length)
      const wanted = Object.fromEntries(voters.map((voter) => [voter, 5]))
      assert.deepEqual(await stored(), { emma: { start: 1, ...wanted }, dracula: {} })
      // One takes it back while another votes for something else.
      const now = await stored()
      const both = [
        { ...now, emma: wanted },
        { ...now, dracula: { new: 3 } },
      ]
      const asked = both.map((after) => change(appOf(), [changeOf(key, now, after)]))
      for (const answer of await Promise.all(asked)) is(answer, 200)
      assert.deepEqual(await stored(), { emma: wanted, dracula: { new: 3 } })
    })
  })
}
