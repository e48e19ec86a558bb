import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { strip } from './stripped.mjs'

const here = join(dirname(fileURLToPath(import.meta.url)), '..')
const root = mkdtempSync(join(tmpdir(), 'isekai-server-'))

/** Past wrappers: what is started is what is ended. */
const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'])
  .toString()
  .trim()

export const servers = [
  {
    name: 'node',
    command: [process.execPath, '--disable-warning=ExperimentalWarning', 'server/main.ts'],
    // Unless a test wants it to be started as apps start it.
    fast: strip(join(here, 'node'), join(root, 'stripped')),
  },
  // Without compiled files beside the sources.
  { name: 'python', command: [python, '-uB', 'server/main.py'] },
]

/** A project's folder, with the server in it; `write` puts more files there, by path. */
export function makeProject(server, model, write = {}) {
  const folder = mkdtempSync(join(root, `${server.name}-`))
  cpSync(join(here, server.name), join(folder, 'server'), {
    recursive: true,
    filter: (path) => !path.includes('__pycache__'),
  })
  const files = {
    'package.json': '{"type":"module"}',
    'server/model.json': JSON.stringify(model),
    'dist/index.html': '<!doctype html><p>The page',
    ...write,
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Every process that still runs, so that none outlives the test. */
const running = new Set()

/** For after a test that failed before it had ended what it started. */
export function killAll() {
  for (const child of running) child.kill('SIGKILL')
}
process.on('exit', () => {
  killAll()
  // One that was just killed may still have been writing.
  rmSync(root, { recursive: true, force: true, maxRetries: 10 })
})

/**
 * Starts the server of a project; comes back when it listens, or has ended: then `app.code` says how. `asIs`: with the command that
 * apps have.
 */
export async function start(server, folder, { env = {}, shell = '', asIs = false } = {}) {
  const fast = asIs ? undefined : server.fast
  const [program, ...rest] = server.command
  const args = [...(fast?.args ?? []), ...rest]
  const command = shell
    ? ['sh', '-c', `${shell}; exec "$0" "$@"`, program, ...args]
    : [program, ...args]
  const child = spawn(command[0], command.slice(1), {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', ...fast?.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const app = { server, folder, child, port: 0, code: undefined, printed: '', log: '' }
  child.stderr.on('data', (text) => (app.log += text))
  app.ended = new Promise((resolve) =>
    child.on('close', (code, signal) => {
      running.delete(child)
      app.code = code ?? signal
      resolve(app.code)
    }),
  )
  const listening = new Promise((resolve) =>
    child.stdout.on('data', (text) => {
      app.printed += text
      const [, port] = /^listening on http:\/\/\S+:(\d+)\n/.exec(app.printed) ?? []
      if (port) resolve((app.port = Number(port)))
    }),
  )
  await Promise.race([listening, app.ended])
  return app
}

/** As an operating system ends a program; nothing unexpected may have been logged meanwhile. */
export async function stop(app, log = /^$/) {
  app.child.kill('SIGTERM')
  assert.equal(await app.ended, 0, app.log)
  assert.match(app.log, log)
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** Sends a request. `body` is sent as JSON, unless it is a string or bytes. */
export function send(app, method, path, { body, token, headers = {} } = {}) {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
  const payload = body === undefined ? undefined : isRaw ? body : JSON.stringify(body)
  const isMeasured = payload !== undefined && !headers['transfer-encoding']
  const all = {
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    ...(isMeasured ? { 'content-length': Buffer.byteLength(payload) } : {}),
    ...(token ? { 'x-session-token': token } : {}),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const options = { port: app.port, method, path, headers: all, agent }
    const request = httpRequest(options, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text,
          body: parsed(text),
        })
      })
    })
    request.on('error', reject)
    request.end(payload)
  })
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sends bytes as they are, and gives back all that comes until the server ends the connection. */
export function wire(app, bytes, { end = false } = {}) {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(app.port, '127.0.0.1', () =>
      end ? socket.end(bytes) : socket.write(bytes),
    )
    socket.on('data', (data) => (text += data.toString('latin1')))
    socket.on('error', (error) => (error.code === 'ECONNRESET' ? resolve(text) : reject(error)))
    socket.on('close', () => resolve(text))
  })
}

/** The answer has this status and, if it is a refusal, this code; gives back its body. */
export function is(answer, status, code) {
  assert.equal(answer.status, status, answer.text.slice(0, 500))
  assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  if (status >= 400) {
    assert.equal(answer.body?.error?.code, code)
    assert.equal(typeof answer.body.error.message, 'string')
    assert.deepEqual(Object.keys(answer.body), ['error'])
  }
  return answer.body
}

export const change = (app, changes, token) =>
  send(app, 'POST', '/api/changes', { body: { changes }, token })

export async function values(app, token, since) {
  const path = since === undefined ? '/api/data' : `/api/data?since=${since}`
  return is(await send(app, 'GET', path, { token }), 200).values
}

export async function version(app) {
  return is(await send(app, 'GET', '/api/data'), 200).version
}

export async function signIn(app, email, password = 'demo1234') {
  return is(await send(app, 'POST', '/api/session', { body: { email, password } }), 200).token
}
