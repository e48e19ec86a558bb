import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { clearInterval, setInterval } from 'node:timers'
import { is, makeProject, send, start, stop, values, wire as talk } from './harness.mjs'
import { open } from './models.mjs'

const BODY = '{"changes":[{"key":"wire","value":1}]}'

/** What goes over the wire: broken, slow and shortened requests. */
export function wire(server) {
  describe('the wire', { concurrency: 1 }, () => {
    let app
    before(async () => (app = await start(server, makeProject(server, open))))
    after(() => stop(app))

    const head = (...lines) =>
      [
        'POST /api/changes HTTP/1.1',
        'Host: x',
        'Content-Type: application/json',
        ...lines,
        '',
        '',
      ].join('\r\n')
    const status = (text) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])
    const close = 'Connection: close'

    it('answers several requests over one connection', async () => {
      const one = 'GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n'
      const text = await talk(app, one + one + head(`Content-Length: ${BODY.length}`, close) + BODY)
      assert.equal(text.match(/HTTP\/1\.1 200/g).length, 3)
      assert.equal((await values(app)).wire, 1)
    })

    it('goes on after a body that it did not want', async () => {
      const unwanted =
        'PUT /api/health HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n' +
        'x'.repeat(200_000)
      const text = await talk(
        app,
        `${unwanted}GET /api/health HTTP/1.1\r\nHost: x\r\n${close}\r\n\r\n`,
      )
      assert.deepEqual(text.match(/HTTP\/1\.1 (\d+)/g), ['HTTP/1.1 405', 'HTTP/1.1 200'])
    })

    it('reads bodies in chunks', async () => {
      const chunks = [...BODY].map((letter) => `1;x=y\r\n${letter}\r\n`).join('')
      const text = await talk(
        app,
        `${head('Transfer-Encoding: chunked', close)}${chunks}0\r\nTrailer: x\r\n\r\n`,
      )
      assert.equal(status(text), 200)
    })

    it('tells those who ask to go on', async () => {
      const text = await talk(
        app,
        head('Expect: 100-continue', `Content-Length: ${BODY.length}`, close) + BODY,
      )
      assert.match(text, /^HTTP\/1\.1 100 Continue\r\n[^]*HTTP\/1\.1 200/)
    })

    it('refuses what is no request', async () => {
      const bad = [
        'x\r\n\r\n', 'GET\r\n\r\n', 'GET /\r\n\r\n', 'GET / HTTP/1.1 x\r\n\r\n', '\x16\x03\x01\x02\0\r\n\r\n',
        head('Content-Length: x'), head('Content-Length: -1'), head('Content-Length: 1', 'Content-Length: 2') + 'ab',
        head('Content-Length: 3', 'Transfer-Encoding: chunked') + '0\r\n\r\n', head('Transfer-Encoding: chunked') + 'z\r\n',
      ] // prettier-ignore
      for (const bytes of bad) {
        const text = await talk(app, bytes)
        assert.equal(status(text), 400, `${JSON.stringify(bytes)} ${text}`)
        assert.match(text, /"code":"INVALID"/)
        assert.match(text, /\r\nX-Content-Type-Options: nosniff\r\n/i)
        assert.match(text, /\r\nConnection: close\r\n/i)
      }
      assert.equal(
        status(await talk(app, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)),
        431,
      )
      assert.equal(status(await talk(app, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n`)), 431)
      is(await send(app, 'GET', '/api/health'), 200)
    })

    it('refuses at once what is announced to be too large', async () => {
      const answer = await new Promise((resolve, reject) => {
        const socket = connect(app.port, '127.0.0.1')
        socket.write(head('Content-Length: 99999999999'))
        let text = ''
        socket.on('error', reject)
        socket.on('data', (data) => {
          text += data
          if (!text.endsWith('}')) return
          socket.destroy()
          resolve(text)
        })
      })
      assert.equal(status(answer), 413)
      assert.match(answer, /"code":"TOO_LARGE"/)
    })

    it('changes nothing when a request ends early', async () => {
      const before = await values(app)
      const part = BODY.replace('1}', '2}')
      await talk(app, head(`Content-Length: ${part.length + 1}`) + part, { end: true })
      await talk(
        app,
        `${head('Transfer-Encoding: chunked')}${part.length.toString(16)}\r\n${part}\r\n`,
        { end: true },
      )
      await talk(app, head(`Content-Length: ${part.length}`) + part.slice(0, -1), { end: true })
      await talk(app, 'GET / HT', { end: true })
      assert.deepEqual(await values(app), before)
    })

    it('does not wait for slow clients', async () => {
      const env = { ISEKAI_HEADERS_TIMEOUT_MS: '300', ISEKAI_BODY_TIMEOUT_MS: '600' }
      const other = await start(server, makeProject(server, open), { env })
      const slow = [
        'GET /api/health HTTP/1.1\r\nHost:',
        head(`Content-Length: ${BODY.length}`) + BODY.slice(0, -1),
        `${head('Transfer-Encoding: chunked')}5\r\nabc`,
      ]
      const answers = await Promise.all(slow.map((bytes) => talk(other, bytes)))
      for (const text of answers) {
        assert.equal(status(text), 408, text)
        assert.match(text, /"code":"TIMEOUT"/)
      }
      // One letter now and then is not faster.
      const drip = await new Promise((resolve) => {
        const socket = connect(other.port, '127.0.0.1')
        socket.write('GET / HTTP/1.1\r\nX: ')
        const timer = setInterval(() => socket.write('x'), 50)
        let text = ''
        socket.on('data', (data) => (text += data))
        socket.on('error', () => undefined)
        socket.on('close', () => (clearInterval(timer), resolve(text)))
      })
      assert.match(drip, /^(HTTP\/1\.1 408[^]*)?$/)
      assert.equal('wire' in (await values(other)), false)
      await stop(other)
    })

    it('stays up with more connections than it takes', async () => {
      const sockets = Array.from({ length: 200 }, () => connect(app.port, '127.0.0.1'))
      const event = (name) => (socket) =>
        new Promise((resolve) => socket.on('error', resolve).on(name, resolve))
      const closed = Promise.all(sockets.map(event('close')))
      await Promise.all(sockets.map(event('connect')))
      for (const socket of sockets) socket.destroy()
      await closed
      // As soon as the server has noticed.
      let answer = null
      for (let tries = 0; tries < 1000 && !answer; tries += 1)
        answer = await send(app, 'GET', '/api/health').catch(() => null)
      is(answer, 200)
    })
  })
}
