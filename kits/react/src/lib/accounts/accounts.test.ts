import { afterEach, describe, expect, it, vi } from 'vitest'
import { may, mayOpen, isOffered } from '../viewer/permission'
import { fitViewer, nobody } from '../viewer/viewer'
import {
  byEmail,
  changeAccount,
  isLastAdmin,
  needsAdmin,
  openRoles,
  readAccounts,
  removeAccount,
  viewerOf,
  type Account,
} from './accounts'
import { checkDetails, checkLogin, checkNewPassword } from './checks'
import { hashPassword, isPassword } from './password'
import { pbkdf2 } from './pbkdf2'
import { sha256 } from './sha256'

const utf8 = (text: string) => new TextEncoder().encode(text)
const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const roles = [
  { id: 'customer', label: 'Customer' },
  { id: 'admin', label: 'Admin' },
]
const demo = [
  { name: 'Maya', email: 'customer@example.com', role: 'customer' },
  { name: 'Daniel', email: 'admin@example.com', role: 'admin' },
]

describe('sha256 (FIPS 180-4 examples)', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('%j', (text, wanted) => expect(hex(sha256(utf8(text)))).toBe(wanted))
})

describe('pbkdf2', () => {
  // RFC 7914, section 11.
  it.each([
    [
      'passwd',
      'salt',
      1,
      '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc' +
        '49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783',
    ],
    [
      'Password',
      'NaCl',
      80_000,
      '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab5' +
        '6a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d',
    ],
  ])('%s, %s, %i', (password, salt, iterations, wanted) => {
    expect(hex(pbkdf2(utf8(password), utf8(salt), iterations, 64))).toBe(wanted)
  })

  it('agrees with another implementation on keys longer than a block and odd lengths', async () => {
    for (const [password, salt, length] of [
      ['p'.repeat(100), 's'.repeat(70), 20],
      ['p', 'salt', 33],
      ['päßwörd', '', 32],
    ] as const) {
      const how = { name: 'PBKDF2', hash: 'SHA-256', salt: utf8(salt), iterations: 3 }
      const key = await crypto.subtle.importKey('raw', utf8(password), 'PBKDF2', false, [
        'deriveBits',
      ])
      const wanted = await crypto.subtle.deriveBits(how, key, length * 8)
      expect(hex(pbkdf2(utf8(password), utf8(salt), 3, length))).toBe(hex(new Uint8Array(wanted)))
    }
  })
})

describe('passwords', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('are recognised, with a salt of their own', async () => {
    const first = await hashPassword('secret 1', 10)
    const second = await hashPassword('secret 1', 10)
    expect(first.salt).not.toBe(second.salt)
    expect(await isPassword('secret 1', first)).toBe(true)
    expect(await isPassword('secret 2', first)).toBe(false)
  })

  it('are the same hash without the browser’s cryptography', async () => {
    const known = await hashPassword('sécret 1', 10)
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    expect(await isPassword('sécret 1', known)).toBe(true)
    const own = await hashPassword('sécret 1', 10)
    vi.unstubAllGlobals()
    expect(await isPassword('sécret 1', own)).toBe(true)
  })
})

describe('accounts', () => {
  const accounts = readAccounts(undefined, demo)
  const [maya, daniel] = accounts as [Account, Account]

  it('begin with the demo accounts and keep what can be read', () => {
    expect(accounts.map((one) => one.id)).toEqual(['demo-1', 'demo-2'])
    expect(readAccounts([], demo)).toEqual([])
    expect(readAccounts([{ ...maya, active: false }, null, { id: 1 }], demo)).toMatchObject([
      { id: 'demo-1', active: false },
    ])
    // Not an account that opens with the password everybody knows.
    expect(readAccounts([{ ...maya, password: 'broken' }], demo)).toEqual([])
    expect(readAccounts([{ ...maya, password: undefined }], demo)).toEqual([])
  })

  it('are found by their address in any case', () => {
    expect(byEmail(accounts, ' Admin@Example.com')).toBe(daniel)
    expect(fitViewer(viewerOf(maya))).toEqual(viewerOf(maya))
  })

  it('keep their last active admin', () => {
    expect(isLastAdmin(accounts, daniel.id)).toBe(true)
    expect(changeAccount(accounts, daniel.id, { role: 'customer' })).toEqual(accounts)
    expect(changeAccount(accounts, daniel.id, { active: false })).toEqual(accounts)
    expect(removeAccount(accounts, daniel.id)).toEqual(accounts)
    expect(changeAccount(accounts, daniel.id, { name: 'Dan' })[1]?.name).toBe('Dan')
    const two = changeAccount(accounts, maya.id, { role: 'admin' })
    expect(removeAccount(two, daniel.id)).toHaveLength(1)
    const idle = changeAccount(two, maya.id, { active: false })
    expect(isLastAdmin(idle, daniel.id)).toBe(true)
  })

  it('of the role admin are made by admins, but for the first', () => {
    expect(openRoles(roles).map((role) => role.id)).toEqual(['customer'])
    expect(openRoles([{ id: 'admin', label: 'Admin' }])).toHaveLength(1)
    expect(needsAdmin([], roles)).toBe(true)
    expect(needsAdmin(accounts, roles)).toBe(false)
    expect(needsAdmin([], [{ id: 'member', label: 'Member' }])).toBe(false)
  })

  it('are checked before they are made', () => {
    const details = { name: 'Ada', email: 'ada@example.com' }
    expect(checkDetails(accounts, details)).toEqual({})
    expect(checkDetails(accounts, { name: ' ', email: 'nonsense' })).toEqual({
      name: 'Name is required.',
      email: 'Enter an email address such as name@example.com.',
    })
    const taken = { ...details, email: 'ADMIN@example.com' }
    expect(checkDetails(accounts, taken).email).toBe('An account with this email exists.')
    expect(checkDetails(accounts, taken, daniel.id)).toEqual({})
    expect(checkNewPassword({ password: '1234567', confirm: '1234567' }).password).toMatch(/8/)
    expect(checkNewPassword({ password: '12345678', confirm: '1' }).confirm).toMatch(/match/)
    expect(Object.keys(checkLogin({ email: '', password: '' }))).toEqual(['email', 'password'])
  })
})

describe('permissions', () => {
  const as = (role: string | null) => ({ ...nobody, role })

  it.each([
    ['everyone', null, true],
    ['signed-in', null, false],
    ['signed-in', 'customer', true],
    ['editor', 'customer', false],
    ['editor', 'editor', true],
    ['editor', 'admin', true],
  ])('may %s, role %s', (who, role, wanted) => expect(may(who, as(role))).toBe(wanted))

  it('pages open for their roles and are offered to those who may still sign in', () => {
    expect(mayOpen({}, nobody)).toBe(true)
    expect(mayOpen({ signedIn: true }, nobody)).toBe(false)
    expect(mayOpen({ roles: ['admin'] }, as('customer'))).toBe(false)
    expect(mayOpen({ roles: ['admin'] }, as('admin'))).toBe(true)
    expect(isOffered({ signedIn: true }, nobody)).toBe(true)
    expect(isOffered({ roles: ['admin'] }, nobody)).toBe(false)
    expect(isOffered({ signedIn: true, roles: ['admin'] }, as('customer'))).toBe(false)
  })
})
