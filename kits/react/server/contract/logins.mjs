import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createHash, scryptSync } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { is, makeProject, send, signIn, start, stop, values } from './harness.mjs'
import { club } from './models.mjs'
import { edit, enter, HIDDEN, inside, list, logIn, member, signUp, who } from './people.mjs'

/** Signing in, and what ends it. */
export function logins(server) {
  describe('logins', { concurrency: 1 }, () => {
    let app
    let admin
    before(async () => {
      app = await start(server, makeProject(server, club))
      admin = enter(app, 'demo-3')
    })
    after(() => stop(app))

    it('stops guessing after ten failures', async () => {
      member(app, 'since@example.com')
      const tries = Array.from({ length: 14 }, () => logIn(app, ' Since@example.com', 'wrong'))
      const statuses = (await Promise.all(tries)).map(({ status }) => status)
      assert.deepEqual(statuses.toSorted(), [...Array(10).fill(401), ...Array(4).fill(429)])
      const right = await logIn(app, 'since@example.com', 'password')
      is(right, 429, 'TOO_MANY_ATTEMPTS')
      const wait = Number(right.headers['retry-after'])
      assert.ok(wait > 880 && wait <= 900, `${wait}`)
    })

    it('signs in, tells who it is, and signs out', async () => {
      const { token, account } = is(await logIn(app, ' Member@Example.com ', 'demo1234'), 200)
      assert.match(token, /^[\w-]{43}$/)
      const maya = {
        id: 'demo-1',
        name: 'Maya Jensen',
        email: 'member@example.com',
        role: 'member',
      }
      assert.deepEqual(account, {
        ...maya,
        picture: null,
        active: true,
        password: null,
        since: null,
      })
      assert.deepEqual(await who(app, token), account)
      assert.equal(await who(app), null)
      assert.equal(await who(app, 'unknown'), null)
      const headers = { authorization: `bearer ${token}` }
      assert.deepEqual((await send(app, 'GET', '/api/session', { headers })).body, { account })
      const answer = await send(app, 'DELETE', '/api/session', { token })
      is(answer, 204)
      assert.equal(answer.text, '')
      assert.equal(await who(app, token), null)
      is(await send(app, 'DELETE', '/api/session', { token }), 204)
      is(await send(app, 'DELETE', '/api/session'), 204)
    })

    it('refuses wrong logins all alike', async () => {
      is(await logIn(app, 'member@example.com', 'wrong'), 401, 'WRONG_LOGIN')
      is(await logIn(app, 'nobody@example.com', 'demo1234'), 401, 'WRONG_LOGIN')
      is(await logIn(app, '\ud800', 'demo1234'), 401, 'WRONG_LOGIN')
      is(await logIn(app, 'member@example.com', '\ud800'.repeat(8)), 401, 'WRONG_LOGIN')
      is(await logIn(app, 'member@example.com', 'x'.repeat(1_000_000)), 401, 'WRONG_LOGIN')
      is(await logIn(app, 'member@example.com'), 400, 'INVALID')
      is(await logIn(app, 1, 'demo1234'), 400, 'INVALID')
    })

    it('keeps hashes of passwords and of tokens, and no more', async () => {
      const { token, account } = is(
        await signUp(app, { email: 'hash@example.com', password: 'é-password' }),
        201,
      )
      const [{ password }] = inside(app, 'SELECT password FROM accounts WHERE id = ?', account.id)
      const [name, N, r, p, salt, hash] = password.split('$')
      assert.deepEqual([name, N, r, p], ['scrypt', '32768', '8', '1'])
      assert.equal(Buffer.from(salt, 'base64url').length, 16)
      const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }
      const derived = scryptSync('é-password', Buffer.from(salt, 'base64url'), 32, cost)
      assert.equal(hash, derived.toString('base64url'))
      const tokens = inside(
        app,
        'SELECT token_hash, expires FROM sessions WHERE account = ?',
        account.id,
      )
      assert.equal(tokens[0].token_hash, createHash('sha256').update(token).digest('hex'))
      const days = (tokens[0].expires - Date.now()) / 86_400_000
      assert.ok(days > 29.99 && days <= 30, `${days}`)
      // Another way to write the same letters.
      is(await logIn(app, 'hash@example.com', 'e\u0301-password'), 200)
      inside(app, 'UPDATE sessions SET expires = ? WHERE account = ?', Date.now(), account.id)
      assert.equal(await who(app, token), null)
      assert.equal((await values(app, token)).note, undefined)
    })

    it('ends sessions with a new password, and hides whose a demo account is', async () => {
      const id = 'demo-2'
      const [token, other] = [enter(app, id), enter(app, id)]
      const current = 'demo1234'
      is(await edit(app, id, { password: 'password2' }, token), 400, 'INVALID')
      is(await edit(app, id, { current }, token), 400, 'INVALID')
      is(await edit(app, id, { password: 'short', current }, token), 400, 'INVALID')
      const wrong = await edit(app, id, { password: 'password2', current: 'wrong' }, token)
      is(wrong, 403, 'WRONG_PASSWORD')
      is(await edit(app, id, { password: 'password2', current }, token), 200)
      assert.equal((await who(app, token)).id, id)
      assert.equal(await who(app, other), null)
      const [shown] = (await list(app)).filter((one) => one.id === id)
      assert.deepEqual([shown.email, shown.password], ['', HIDDEN])
      is(await logIn(app, 'noor@example.com', current), 401, 'WRONG_LOGIN')
      const third = await signIn(app, 'noor@example.com', 'password2')
      is(await edit(app, id, { active: false }, admin), 200)
      assert.deepEqual([await who(app, token), await who(app, third)], [null, null])
      is(await logIn(app, 'noor@example.com', 'password2'), 401, 'WRONG_LOGIN')
      is(await edit(app, id, { active: true }, admin), 200)
      assert.equal(await who(app, token), null)
    })
  })
}
