import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { turns } from './turns.ts'

/** RFC 7914. Each takes 32 MiB while it runs. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const AT_ONCE = 2
/** Of all demo accounts that nobody has given another one. */
const DEMO_PASSWORD = 'demo1234'

/** As it is kept: `scrypt$N$r$p$salt$hash`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt)
  const { N, r, p } = COST
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/**
 * Whether the password is the one that was kept. `known` is null for a demo account, undefined where there is no account at
 * all: that takes as long as any other, and nothing fits.
 */
export async function isPassword(
  password: string,
  known: string | null | undefined,
): Promise<boolean> {
  const [, , , , salt, hash] = known?.split('$') ?? []
  if (salt === undefined || hash === undefined) {
    await derive(password, randomBytes(SALT_BYTES))
    return known === null && password === DEMO_PASSWORD
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const wanted = Buffer.from(hash, 'base64url')
  return wanted.length === derived.length && timingSafeEqual(wanted, derived)
}

const inTurn = turns(AT_ONCE)

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFC'), salt, HASH_BYTES, COST, (error, hash) => {
          if (error) reject(error)
          else resolve(hash)
        })
      }),
  )
}
