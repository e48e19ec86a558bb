import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import {
  change,
  is,
  makeProject,
  send,
  servers,
  signIn,
  start,
  stop,
  values,
  version,
} from './harness.mjs'
import { club, copyOf, open } from './models.mjs'
import { inside } from './people.mjs'

const database = (folder) => join(folder, 'data/app.db')

/** What stays, whatever happens to the server. */
export function durability(server) {
  /** The server does not start, and says why in one line. */
  const refuses = async (folder, message, env) => {
    const app = await start(server, folder, { env })
    if (app.code === undefined) app.child.kill('SIGKILL')
    assert.equal(await app.ended, 1)
    assert.equal(app.printed, '')
    assert.match(app.log, message)
    assert.equal(app.log.trim().split('\n').length, 1, app.log)
  }

  describe('a database', { concurrency: 1 }, () => {
    const folder = makeProject(server, open)
    let app

    it('loses nothing that was answered when it is killed, and keeps nothing by half', async () => {
      app = await start(server, folder)
      const answered = []
      let asked = 0
      const write = async () => {
        for (;;) {
          const id = `r${(asked += 1)}`
          const pair = ['list', 'empty'].map((key) => ({
            key,
            put: [{ row: { id, text: 'x'.repeat(2000) } }],
          }))
          const answer = await change(app, pair).catch(() => null)
          if (!answer) return
          answered.push([id, is(answer, 200).version])
          if (answered.length === 150) app.child.kill('SIGKILL')
        }
      }
      await Promise.all([1, 2, 3, 4].map(write))
      assert.equal(await app.ended, 'SIGKILL')
      app = await start(server, folder, { env: { ISEKAI_BUSY_TIMEOUT_MS: '250' } })
      const { version, values: all } = is(await send(app, 'GET', '/api/data'), 200)
      const list = all.list.map(({ id }) => id).filter((id) => id.startsWith('r'))
      const others = new Set(all.empty.map(({ id }) => id))
      const kept = new Set(list)
      for (const [id, at] of answered) assert.ok(kept.has(id) && at <= version, id)
      assert.deepEqual(kept, others)
      assert.equal(version, 1 + list.length)
    })

    it('lets eight write at once', async () => {
      const before = await version(app)
      const versions = []
      const writer = async (name) => {
        for (let number = 0; number < 25; number += 1) {
          const put = [{ row: { id: `${name}-${number}` } }]
          versions.push(is(await change(app, [{ key: 'empty', put }]), 200).version)
        }
      }
      await Promise.all([...'abcdefgh'].map(writer))
      assert.equal((await values(app)).empty.filter(({ id }) => id.includes('-')).length, 200)
      assert.equal(new Set(versions).size, 200)
      assert.equal(Math.max(...versions), before + 200)
      // Another program that writes keeps them from it, and they say so.
      const db = new DatabaseSync(database(app.folder))
      db.exec('BEGIN IMMEDIATE')
      const answer = await change(app, [{ key: 'x', value: 1 }])
      is(answer, 503, 'BUSY')
      assert.equal(answer.headers['retry-after'], '1')
      is(await send(app, 'GET', '/api/data'), 200)
      db.exec('ROLLBACK')
      db.close()
      is(await change(app, [{ key: 'x', value: 1 }]), 200)
      assert.match(app.log, /^error: .*database is locked/)
    })

    it('ends after the requests at hand', async () => {
      // What the last of these tests looks for.
      const gone = { key: 'shelf', delete: ['a', 'b', 'c'] }
      is(await change(app, [gone, { key: 'fresh', value: 5 }]), 200)
      const before = await version(app)
      const text = '{"changes":[{"key":"last","value":1}]}'
      const idle = connect(app.port, '127.0.0.1')
      const idleEnded = new Promise((resolve) =>
        idle.on('close', resolve).on('error', () => undefined),
      )
      await new Promise((resolve) => idle.on('connect', resolve))
      const socket = connect(app.port, '127.0.0.1')
      socket.write(
        'POST /api/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
          `Expect: 100-continue\r\nContent-Length: ${text.length}\r\n\r\n`,
      )
      let answer = ''
      const goOn = new Promise((resolve) =>
        socket.on('data', (data) => {
          answer += data
          if (answer.includes('100 Continue')) resolve()
        }),
      )
      const answered = new Promise((resolve, reject) =>
        socket.on('close', resolve).on('error', reject),
      )
      await goOn
      app.child.kill('SIGINT')
      await idleEnded
      socket.write(text)
      await answered
      assert.match(answer, /HTTP\/1\.1 200[^]*Connection: close/i)
      assert.ok(answer.endsWith(`{"version":${before + 1}}`), answer)
      assert.equal(await app.ended, 0, app.log)
    })

    it('leaves a database alone that is locked or a newer server’s', async () => {
      const db = new DatabaseSync(database(folder))
      db.exec('UPDATE meta SET format = 2; BEGIN EXCLUSIVE')
      await refuses(folder, /app\.db: database is locked/, { ISEKAI_BUSY_TIMEOUT_MS: '50' })
      db.exec('ROLLBACK')
      db.close()
      const bytes = readFileSync(database(folder))
      await refuses(folder, /app\.db was made by a newer version of this server \(format 2;/)
      assert.deepEqual(readFileSync(database(folder)), bytes)
      inside(app, 'UPDATE meta SET format = 1')
    })

    it('stores samples of what is new only', async () => {
      const model = copyOf(open)
      model.entities.fresh = {
        fields: {},
        grants: [{ who: 'everyone', read: true }],
        samples: [{ id: 'f' }, {}],
      }
      model.signIn = { required: false, roles: ['member'], demo: club.signIn.demo.slice(0, 1) }
      writeFileSync(join(folder, 'server/model.json'), JSON.stringify(model))
      const [{ version: before }] = inside(app, 'SELECT version FROM meta')
      for (const round of [1, 2]) {
        app = await start(server, folder)
        const { version, values: all } = is(await send(app, 'GET', '/api/data'), 200)
        assert.equal(version, before + 1, `round ${round}`)
        assert.deepEqual([all.shelf, all.fresh], [[], [{ id: 'f' }, { id: 'fresh-2' }]])
        assert.equal(all['app-accounts'].length, 1)
        await stop(app)
      }
    })
  })

  describe('durability', { concurrency: 2 }, () => {
    it('is where it was after a restart, with the other server too', async () => {
      const [other] = servers.filter(({ name }) => name !== server.name)
      const folder = makeProject(server, club)
      let app = await start(server, folder)
      const body = { name: 'Ann', email: 'ann@example.com', role: 'member', password: 'pässword' }
      const { token } = is(await send(app, 'POST', '/api/accounts', { body }), 201)
      is(
        await change(
          app,
          [
            { key: 'cart', value: [{ id: 'ü', x: '\ud800' }] },
            { key: 'v', value: 1 },
          ],
          token,
        ),
        200,
      )
      is(await change(app, [{ key: 'v', remove: true }], token), 200)
      const before = await send(app, 'GET', '/api/data', { token })
      await stop(app)
      assert.equal(statSync(database(folder)).mode & 0o077, 0)
      const env = { ISEKAI_DATA_DIR: join(folder, 'data') }
      app = await start(other, makeProject(other, club), { env })
      assert.deepEqual((await send(app, 'GET', '/api/data', { token })).body, before.body)
      assert.deepEqual(await values(app, token, before.body.version - 1), { v: null })
      await signIn(app, 'ann@example.com', 'pässword')
      await stop(app)
    })

    it('says so when the database is none, or cannot be made', async () => {
      const none = { 'data/app.db': 'This is no database. '.repeat(100) }
      await refuses(makeProject(server, open, none), /app\.db: file is not a database/)
      const file = { data: 'a file where the folder should be' }
      await refuses(makeProject(server, open, file), /cannot open .*app\.db/)
    })

    it('says so when settings or the model are wrong', async () => {
      const folder = makeProject(server, open)
      await refuses(folder, /PORT has to be a number/, { PORT: '65536' })
      const taken = createServer()
      await new Promise((resolve) => taken.listen(0, '127.0.0.1', resolve))
      await refuses(folder, /EADDRINUSE|in use/, { PORT: String(taken.address().port) })
      taken.close()
      await refuses(
        makeProject(server, open, { 'server/model.json': '{' }),
        /cannot read .*model\.json/,
      )
      const loose = copyOf(open)
      loose.entities.list.grants[0].own = 5
      await refuses(makeProject(server, loose), /own of a grant of/)
    })

    it('keeps nothing of a change when the disk is full', async () => {
      // No file may grow beyond 2 MiB: that is how it fails where a disk is full.
      const app = await start(server, makeProject(server, open), { shell: 'ulimit -f 4096' })
      const text = 'SECRET '.repeat(40_000)
      let number = 0
      let answer
      do {
        number += 1
        const puts = ['a', 'b'].map((name) => ({ row: { id: `${name}${number}`, text } }))
        answer = await change(
          app,
          puts.map((one) => ({ key: 'list', put: [one] })),
        )
      } while (answer.status === 200 && number < 100)
      is(answer, 507, 'DISK_FULL')
      const { list } = await values(app)
      assert.equal(list.length, 3 + 2 * (number - 1))
      is(await send(app, 'GET', '/api/health'), 200)
      assert.ok(!app.log.includes('SECRET'))
      app.child.kill('SIGKILL')
      await app.ended
      assert.match(app.log, /^error: .*(disk|full)/)
      const again = await start(server, app.folder)
      assert.equal((await values(again)).list.length, list.length)
      is(await change(again, [{ key: 'list', put: [{ row: { id: 'after' } }] }]), 200)
      await stop(again)
    })
  })
}
