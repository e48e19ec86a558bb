import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { after, before, describe, it } from 'node:test'
import { change, is, makeProject, send, start, stop, values, version } from './harness.mjs'
import { open } from './models.mjs'

/** Requests that nobody sends by accident. */
export function hostile(server) {
  describe('hostile requests', { concurrency: 1 }, () => {
    let app
    before(async () => {
      const model = JSON.stringify(open).replace(
        '"entities":{',
        '"entities":{"__proto__":{"fields":{},"grants":[{"who":"everyone","read":true,"write":true}],"samples":[{"id":"p"}]},',
      )
      app = await start(server, makeProject(server, open, { 'server/model.json': model }))
    })
    after(() => stop(app))

    const post = (body, headers) => send(app, 'POST', '/api/changes', { body, headers })
    const value = (text) => post(`{"changes":[{"key":"v","value":${text}}]}`)

    it('answers health, methods and addresses', async () => {
      assert.deepEqual(is(await send(app, 'GET', '/api/health'), 200), { ok: true })
      const head = await send(app, 'HEAD', '/api/health')
      assert.deepEqual(
        [is(head, 200), head.text, head.headers['content-length']],
        [undefined, '', '11'],
      )
      const allowed = {
        health: 'GET, HEAD',
        data: 'GET, HEAD',
        changes: 'POST',
        'records/list': 'GET, HEAD, POST',
        'records/list/a': 'GET, HEAD, PATCH, DELETE',
      }
      for (const [path, allow] of Object.entries(allowed)) {
        const answer = await send(app, 'PUT', `/api/${path}`)
        is(answer, 405, 'METHOD_NOT_ALLOWED')
        assert.equal(answer.headers.allow, allow)
      }
      is(await send(app, 'OPTIONS', '/api/data'), 405, 'METHOD_NOT_ALLOWED')
      for (const path of [
        '/api',
        '/api/',
        '/api/x',
        '/api/data/',
        '/api//data',
        '/api/records',
        '/api/records/list/a/b',
        '/api/constructor',
        '/api/%ff',
      ])
        is(await send(app, 'GET', path), 404, 'NOT_FOUND')
      is(await send(app, 'GET', '/%61pi/health'), 200)
    })

    it('wants JSON that says so', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/jsonp',
        '',
      ])
        is(await post('{"changes":[]}', { 'content-type': type }), 415, 'NOT_JSON')
      is(await send(app, 'POST', '/api/changes'), 415, 'NOT_JSON')
      is(await send(app, 'PATCH', '/api/records/list/a'), 415, 'NOT_JSON')
      is(await post('{"changes":[]}', { 'content-type': 'Application/JSON; charset=utf-8' }), 200)
    })

    it('takes nothing for JSON that is none', async () => {
      const bad = [
        '',
        '{',
        '{"changes":[]',
        '{"changes":[]}x',
        "{'changes':[]}",
        '{"changes":[],}',
        'undefined',
        '\ufeff{"changes":[]}',
        '{"changes":[]}\0',
      ]
      for (const body of bad) is(await post(body), 400, 'INVALID')
      for (const bytes of [[0xff], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22]])
        is(await post(Buffer.from(bytes)), 400, 'INVALID')
      for (const text of [
        'NaN',
        'Infinity',
        '-Infinity',
        '1e999',
        '-1e999',
        `${'9'.repeat(400)}`,
        '[1e400]',
        '{"a":1e400}',
        '01',
        '.5',
        '+1',
        '0x1',
        '"\n"',
        '"\\x"',
      ])
        is(await value(text), 400, 'INVALID')
      for (const text of ['null', '1', '"x"', '[]', '1e999', 'true'])
        is(await post(text), 400, 'INVALID')
      assert.equal('v' in (await values(app)), false)
    })

    it('takes numbers for what JavaScript takes them for', async () => {
      const text =
        '[0,-0,1.0,1e3,12345678901234567890,1e-400,9007199254740993,123456789.123456789,5e-324]'
      is(await value(text), 200)
      assert.equal(JSON.stringify((await values(app)).v), JSON.stringify(JSON.parse(text)))
      // The same in other words changes nothing.
      const before = await version(app)
      is(await value(text.replace('1e3', '1000').replace('1.0', '1')), 200)
      assert.equal(await version(app), before)
      is(await value(text.replace('1.0', 'true')), 200)
      assert.equal(await version(app), before + 1)
      is(await value(`${'1'.repeat(300)}`), 200)
      is(await value(`0.${'1'.repeat(1_000_000)}`), 200)
    })

    it('survives nesting', async () => {
      for (const depth of [101, 1000, 1_000_000]) {
        is(await value('['.repeat(depth) + ']'.repeat(depth)), 400, 'INVALID')
        is(await post('['.repeat(depth)), 400, 'INVALID')
      }
      is(await value('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)), 400, 'INVALID')
      const row = '['.repeat(100_000) + ']'.repeat(100_000)
      is(
        await post(`{"changes":[{"key":"list","put":[{"row":{"id":"a","x":${row}}}]}]}`),
        400,
        'INVALID',
      )
      // The body, the list of changes and the change are three.
      is(await value('['.repeat(98) + ']'.repeat(98)), 400, 'INVALID')
      is(await value('['.repeat(97) + ']'.repeat(97)), 200)
      is(await value('['.repeat(97) + '1' + ']'.repeat(97)), 200)
      const many = `[${'[],'.repeat(1_000_000)}0]`
      is(await value(many), 200)
      is(await send(app, 'GET', '/api/health'), 200)
    })

    it('keeps halves of letters', async () => {
      is(await value('["\\ud800","\\udc00a","\\ud83d\\ude00","\\u0000"]'), 200)
      assert.deepEqual((await values(app)).v, ['\ud800', '\udc00a', '😀', '\0'])
      is(await value('{"\\ud800":1}'), 200)
      assert.deepEqual((await values(app)).v, { '\ud800': 1 })
      is(await change(app, [{ key: 'list', put: [{ row: { id: '\ufffd' } }] }]), 200)
      const half = {
        key: 'list',
        delete: ['\ud800', '\0'],
        order: ['\udfff'],
        put: [{ row: { id: 'new' }, after: '\ud800' }],
      }
      is(await change(app, [half]), 200)
      assert.deepEqual(
        (await values(app)).list.map(({ id }) => id),
        ['new', '\ufffd', 'a', 'b', 'c'],
      )
    })

    it('takes names that mean something to JavaScript for names', async () => {
      const names = [
        '__proto__',
        'constructor',
        'prototype',
        'toString',
        'hasOwnProperty',
        'valueOf',
        'length',
      ]
      const members = names.map((name) => `"${name}":{"x":1}`).join()
      is(
        await post(`{"changes":[{"key":"list","put":[{"row":{"id":"__proto__",${members}}}]}]}`),
        200,
      )
      const { text } = await send(app, 'GET', '/api/records/list/__proto__')
      assert.deepEqual(JSON.parse(text), JSON.parse(`{"id":"__proto__",${members}}`))
      const patched = await send(app, 'PATCH', '/api/records/list/__proto__', {
        body: '{"__proto__":{"x":2}}',
      })
      assert.ok(patched.text.includes('"__proto__":{"x":2}'), patched.text)
      for (const key of ['constructor', 'toString', 'hasOwnProperty'].slice(1))
        is(await change(app, [{ key, value: { x: 1 } }]), 200)
      is(await post('{"changes":[{"key":"constructor","put":[{"row":{"id":"b"}}]}]}'), 200)
      is(
        await post('{"changes":[{"key":"__proto__","put":[{"row":{"id":"b","__proto__":null}}]}]}'),
        200,
      )
      const all = (await send(app, 'GET', '/api/data')).text
      assert.ok(
        all.includes('"__proto__":[{"id":"b","__proto__":null},{"id":"p"}]'),
        all.slice(0, 300),
      )
      is(await send(app, 'GET', '/api/records/__proto__/p'), 200)
      is(await post('{"__proto__":{"changes":[]}}'), 400, 'INVALID')
      is(
        await post('{"changes":[{"key":"thing","put":[{"row":{"id":"q","constructor":"x"}}]}]}'),
        400,
        'INVALID',
      )
      is(await post('{"changes":[{"__proto__":{"key":"x"},"value":1}]}'), 400, 'INVALID')
      is(await send(app, 'GET', '/api/data?__proto__=1&constructor=2'), 200)
      // Nothing has become a member of everything.
      assert.deepEqual(
        is(await send(app, 'POST', '/api/records/list', { body: { id: 'plain' } }), 201),
        { id: 'plain' },
      )
    })

    it('takes the last of records that come twice', async () => {
      const put = ['1', '2', '3'].map((x) => ({ row: { id: 'twice', x } }))
      const last = { key: 'empty', put, delete: ['twice', 'twice'], order: ['twice', 'twice'] }
      is(await change(app, [last, last]), 200)
      assert.deepEqual((await values(app)).empty, [{ id: 'twice', x: '3' }])
    })

    it('binds what others would paste', async () => {
      const id = "'; DROP TABLE records; --"
      is(await change(app, [{ key: 'empty', put: [{ row: { id, [id]: id } }] }]), 200)
      assert.deepEqual((await values(app)).empty[0], { id, [id]: id })
    })
  })
}
