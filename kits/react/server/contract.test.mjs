import { after, before, describe } from 'node:test'
import { accounts } from './contract/accounts.mjs'
import { data } from './contract/data.mjs'
import { durability } from './contract/durability.mjs'
import { fields } from './contract/fields.mjs'
import { files } from './contract/files.mjs'
import { grants } from './contract/grants.mjs'
import { killAll, makeProject, servers, start, stop } from './contract/harness.mjs'
import { hostile } from './contract/hostile.mjs'
import { logins } from './contract/logins.mjs'
import { merging } from './contract/merging.mjs'
import { open } from './contract/models.mjs'
import { numbers } from './contract/numbers.mjs'
import { records } from './contract/records.mjs'
import { wire } from './contract/wire.mjs'

// What PROTOCOL.md says, asked of both servers: `node --test server/contract.test.mjs` with Node ≥ 22.18 and Python ≥ 3.11.

/** Parts that ask the same app, one after another, each about keys of its own. */
function together(server) {
  describe('an app without accounts', { concurrency: 1 }, () => {
    let app
    before(async () => (app = await start(server, makeProject(server, open), { asIs: true })))
    after(() => stop(app))
    for (const part of [data, merging, records, fields]) part(() => app, server)
  })
}

after(killAll)
describe('both servers', { concurrency: servers.length }, () => {
  for (const server of servers)
    describe(server.name, { concurrency: 2 }, () => {
      const parts = [durability, logins, accounts, numbers, together, grants, hostile, files, wire]
      for (const part of parts) part(server)
    })
})
