import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { logError } from './log.ts'
import { Attempts } from './login/attempts.ts'
import { readModel } from './model.ts'
import { Database, NewerDatabase, isSqliteError } from './store/database.ts'
import { storeSamples } from './store/samples.ts'
import { makeListener } from './web/listener.ts'

// Runs the app: `node --disable-warning=ExperimentalWarning server/main.ts`. PROTOCOL.md says what it answers.

/** A setting that is a number, from the environment. */
function setting(name: string, fallback: number, max = 600_000): number {
  const text = process.env[name] ?? ''
  if (text === '') return fallback
  if (!/^\d{1,6}$/.test(text) || Number(text) > max)
    throw new Error(`${name} has to be a number from 0 to ${max}`)
  return Number(text)
}

function openDatabase(folder: string, busyTimeoutMs: number): Database {
  const path = join(folder, 'app.db')
  try {
    mkdirSync(folder, { recursive: true })
    return new Database(path, busyTimeoutMs)
  } catch (cause) {
    if (cause instanceof NewerDatabase || !(cause instanceof Error)) throw cause
    throw new Error(`cannot open ${path}: ${cause.message}`, { cause })
  }
}

function start(): void {
  const here = dirname(fileURLToPath(import.meta.url))
  // What the app knows is nobody else's on this computer.
  process.umask(0o077)
  const port = setting('PORT', 3000, 65_535)
  const host = process.env['HOST'] || '127.0.0.1'
  const timeouts = {
    headersMs: setting('ISEKAI_HEADERS_TIMEOUT_MS', 10_000),
    bodyMs: setting('ISEKAI_BODY_TIMEOUT_MS', 60_000),
  }
  const model = readModel(join(here, 'model.json'))
  const folder = process.env['ISEKAI_DATA_DIR'] || join(here, '../data')
  const db = openDatabase(folder, setting('ISEKAI_BUSY_TIMEOUT_MS', 5_000))
  storeSamples(db, model)

  const app = { model, db, dist: join(here, '../dist'), attempts: new Attempts(), now: Date.now }
  const { server, stop } = makeListener(app, timeouts)
  server.on('error', fail)
  server.listen(port, host, () => {
    const { address, family, port } = server.address() as AddressInfo
    console.log(`listening on http://${family === 'IPv6' ? `[${address}]` : address}:${port}`)
  })

  const end = () => {
    void stop().then(() => {
      db.close()
      process.exit(0)
    })
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

/** What keeps the server from starting: said in one line. */
function fail(problem: unknown): never {
  console.error(problem instanceof Error ? problem.message : 'cannot start')
  process.exit(1)
}

process.on('unhandledRejection', logError)

try {
  start()
} catch (problem) {
  fail(isSqliteError(problem) ? new Error(`the database is broken: ${problem.message}`) : problem)
}
