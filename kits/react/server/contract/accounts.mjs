import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { change, is, makeProject, start, stop, values, version } from './harness.mjs'
import { club, copyOf, open } from './models.mjs'
import { edit, enter, HIDDEN, list, logIn, member, remove, signUp, who } from './people.mjs'

/** Signing up, and what happens to accounts. */
export function accounts(server) {
  describe('accounts', { concurrency: 1 }, () => {
    let app
    let admin
    before(async () => {
      app = await start(server, makeProject(server, club))
      admin = enter(app, 'demo-3')
    })
    after(() => stop(app))

    it('signs up', async () => {
      const before = await version(app)
      const { token, account } = is(
        await signUp(app, { name: ' Ann Lee ', email: ' Ann@Example.com ' }),
        201,
      )
      assert.equal(await version(app), before + 1)
      assert.deepEqual(await who(app, token), account)
      const { id, since, ...rest } = account
      const shown = {
        name: 'Ann Lee',
        email: 'Ann@Example.com',
        role: 'member',
        picture: null,
        active: true,
      }
      assert.deepEqual(rest, { ...shown, password: HIDDEN })
      assert.ok(id.length > 8)
      assert.equal(new Date(since).toISOString(), since)
      is(await signUp(app, { email: 'ANN@example.com' }), 409, 'EMAIL_TAKEN')
      is(await logIn(app, 'ann@example.com', 'password'), 200)
      is(await logIn(app, 'ann@example.com', 'demo1234'), 401, 'WRONG_LOGIN')
    })

    it('gives no two people the same name where records are somebody’s by name', async () => {
      const zoe = member(app, 'zoe@example.com', 'Zoë Å')
      const eve = member(app, 'eve@example.com', 'Eve')
      for (const name of ['Zoë Å', ' zoë å ', 'ZOE\u0308 A\u030a', 'zo\u00eb \u212b', ' NOOR ali'])
        for (const answer of [
          await signUp(app, { name }),
          await edit(app, eve.id, { name }, eve.token),
          await edit(app, eve.id, { name, active: true }, admin),
        ]) {
          const { error } = is(answer, 409, 'NAME_TAKEN')
          assert.match(error.message, /^name: .*taken/)
        }
      assert.equal((await who(app, eve.token)).name, 'Eve')
      is(await edit(app, zoe.id, { name: ' zoë Å' }, zoe.token), 200)
      is(await edit(app, zoe.id, { name: 'Zoe' }, zoe.token), 200)
      is(await edit(app, eve.id, { name: 'Zoë Å' }, eve.token), 200)
      // Those who had the same before there was a rule may keep it, and nobody else gets it.
      const twin = member(app, 'twin@example.com', 'ZOE')
      is(await edit(app, twin.id, { email: 'twins@example.com', name: 'ZOE' }, twin.token), 200)
      is(await edit(app, twin.id, { name: 'zoe' }, twin.token), 409, 'NAME_TAKEN')
      // Of several at once one is the first.
      const emails = ['1', '2'].map((one) => `${one}@same.example`)
      const tries = emails.map((email) => signUp(app, { email, name: 'Same' }))
      const statuses = (await Promise.all(tries)).map(({ status }) => status)
      assert.deepEqual(statuses.toSorted(), [201, 409])
      is(await remove(app, twin.id, admin), 204)
    })

    it('refuses details that are none', async () => {
      const bad = {
        name: ['', ' ', 'x'.repeat(101), 'a\nb', '\udc00', 1, null],
        email: ['', 'x', '@', 'x@', '@x', 'a@b@c', `${'x'.repeat(250)}@x.yz`, 'a@b\u0000', null],
        role: ['', 'admin', 'owner', 'constructor', null],
        password: ['', '1234567', 'x'.repeat(201), '\ud800'.repeat(8), 12345678, null],
      }
      for (const [name, all] of Object.entries(bad))
        for (const value of all) {
          const { error } = is(await signUp(app, { [name]: value }), 400, 'INVALID')
          assert.ok(error.message.startsWith(name), error.message)
        }
      const { id, token } = member(app, 'details@example.com')
      for (const name of ['name', 'email', 'role'])
        for (const value of bad[name].filter((one) => one !== 'admin'))
          is(await edit(app, id, { [name]: value }, token), 400, 'INVALID')
      for (const picture of [
        '',
        'x',
        'http://x/y.png',
        'data:text/html,x',
        1,
        `data:image/png,${'x'.repeat(2_000_000)}`,
      ])
        is(await edit(app, id, { picture }, token), 400, 'INVALID')
      for (const one of [
        { active: 1 },
        { active: null },
        { since: 'x' },
        { id: 'x' },
        { constructor: 1 },
      ])
        is(await edit(app, id, one, token), 400, 'INVALID')
      is(
        await signUp(app, {
          name: 'x'.repeat(100),
          email: `${'y'.repeat(249)}@x.yz`,
          password: 'x'.repeat(200),
        }),
        201,
      )
    })

    it('tells others little of an account, and nobody a hash', async () => {
      const { id, name, token } = member(app, 'secret@example.com')
      is(await edit(app, id, { picture: 'data:image/png;base64,AA==' }, token), 200)
      const [own] = (await list(app, token)).filter((one) => one.id === id)
      assert.equal(own.email, 'secret@example.com')
      assert.equal(typeof own.since, 'string')
      assert.deepEqual(
        (await list(app, admin)).find((one) => one.id === id),
        own,
      )
      const { token: other } = member(app, 'other@example.com')
      const shown = {
        id,
        name,
        email: '',
        role: 'member',
        picture: own.picture,
        active: true,
        password: HIDDEN,
      }
      for (const stranger of [undefined, other])
        assert.deepEqual(
          (await list(app, stranger)).find((one) => one.id === id),
          shown,
        )
      const { id: demo, email, password } = (await list(app)).find((one) => one.id === 'demo-2')
      assert.deepEqual(
        { demo, email, password },
        { demo: 'demo-2', email: 'noor@example.com', password: null },
      )
      for (const { password: told } of await list(app, admin))
        assert.ok(told === null || told.hash === '')
    })

    it('tells when accounts have changed, and only then', async () => {
      const { id, name, token } = member(app, 'since@example.com')
      const before = await version(app)
      assert.deepEqual(await values(app, token, before), {})
      is(await edit(app, id, { name }, token), 200)
      is(await edit(app, id, {}, token), 200)
      assert.equal(await version(app), before)
      is(await edit(app, id, { name: 'Newer' }, token), 200)
      assert.deepEqual(Object.keys(await values(app, token, before)), ['app-accounts'])
      is(await change(app, [{ key: 'x', value: 1 }], token), 200)
      assert.deepEqual(Object.keys(await values(app, token, before + 1)), ['x'])
    })

    it('lets people change themselves, and admins everybody', async () => {
      const one = member(app, 'one@example.com')
      const two = member(app, 'two@example.com')
      const { account } = is(
        await edit(
          app,
          one.id,
          { name: 'Uno', email: 'uno@example.com', picture: null },
          one.token,
        ),
        200,
      )
      assert.deepEqual(
        [account.name, account.email, account.picture],
        ['Uno', 'uno@example.com', null],
      )
      is(await edit(app, one.id, { email: 'TWO@example.com' }, one.token), 409, 'EMAIL_TAKEN')
      is(await edit(app, one.id, { email: 'UNO@example.com' }, one.token), 200)
      is(await edit(app, one.id, { name: 'x' }), 401, 'SIGN_IN')
      is(await edit(app, one.id, { name: 'x' }, two.token), 403, 'FORBIDDEN')
      is(await edit(app, 'unknown', { name: 'x' }, two.token), 403, 'FORBIDDEN')
      is(await edit(app, 'unknown', { name: 'x' }, admin), 404, 'NOT_FOUND')
      for (const more of [{ role: 'admin' }, { active: false }])
        is(await edit(app, one.id, { name: 'y', ...more }, one.token), 403, 'FORBIDDEN')
      assert.equal((await who(app, one.token)).name, 'Uno')
      is(await edit(app, one.id, { role: 'member', active: true }, one.token), 200)
      assert.equal(
        is(await edit(app, one.id, { name: 'Eins', role: 'admin' }, admin), 200).account.role,
        'admin',
      )
      assert.equal((await who(app, one.token)).role, 'admin')
      is(await edit(app, one.id, { role: 'member' }, admin), 200)
      is(
        await edit(app, one.id, { password: 'password2', current: 'password' }, admin),
        403,
        'FORBIDDEN',
      )
      is(await remove(app, one.id), 401, 'SIGN_IN')
      is(await remove(app, one.id, two.token), 403, 'FORBIDDEN')
      is(await remove(app, one.id, one.token), 204)
      assert.equal(await who(app, one.token), null)
      is(await remove(app, two.id, admin), 204)
      is(await remove(app, two.id, admin), 404, 'NOT_FOUND')
      is(await logIn(app, 'two@example.com', 'password'), 401, 'WRONG_LOGIN')
    })

    it('keeps the last active admin', async () => {
      is(await remove(app, 'demo-3', admin), 409, 'LAST_ADMIN')
      is(await edit(app, 'demo-3', { role: 'member' }, admin), 409, 'LAST_ADMIN')
      is(await edit(app, 'demo-3', { active: false }, admin), 409, 'LAST_ADMIN')
      const second = member(app, 'second@example.com')
      is(await edit(app, second.id, { role: 'admin', active: false }, admin), 200)
      is(await remove(app, 'demo-3', admin), 409, 'LAST_ADMIN')
      is(await edit(app, second.id, { active: true }, admin), 200)
      is(await edit(app, 'demo-3', { role: 'member' }, admin), 200)
      is(await remove(app, 'demo-1', admin), 403, 'FORBIDDEN')
      is(await edit(app, 'demo-3', { role: 'admin' }, enter(app, second.id)), 200)
    })

    it('makes the first account the admin, and lets nobody else be one', async () => {
      const model = copyOf(club)
      model.signIn.demo = []
      const other = await start(server, makeProject(server, model))
      const first = [1, 2].map((number) => signUp(other, { email: `${number}@example.com` }))
      const roles = (await Promise.all(first)).map((answer) => is(answer, 201).account.role)
      assert.deepEqual(roles.toSorted(), ['admin', 'member'])
      is(await signUp(other, { role: 'admin', email: 'x@example.com' }), 400, 'INVALID')
      await stop(other)
    })

    it('lets everybody be admin where there is nothing else', async () => {
      const model = { ...open, signIn: { required: true, roles: ['admin'], demo: [] } }
      const other = await start(server, makeProject(server, model))
      is(await signUp(other, { email: 'a@example.com', role: 'member' }), 400, 'INVALID')
      for (const email of ['a@example.com', 'b@example.com'])
        assert.equal(is(await signUp(other, { email, role: 'admin' }), 201).account.role, 'admin')
      await stop(other)
    })
  })
}
