import { fromBase64, toBase64 } from './base64'
import type { PasswordHash } from './passwordHash'
import { pbkdf2 } from './pbkdf2'

const SALT_BYTES = 16
const HASH_BYTES = 32
/** As OWASP recommends for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000
/** Without the browser's own cryptography, more would freeze the page. */
const SLOW_ITERATIONS = 60_000

export async function hashPassword(
  password: string,
  iterations = hasSubtle() ? ITERATIONS : SLOW_ITERATIONS,
): Promise<PasswordHash> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const hash = await derive(password, salt, iterations)
  return { iterations, salt: toBase64(salt), hash: toBase64(hash) }
}

export async function isPassword(password: string, known: PasswordHash): Promise<boolean> {
  const hash = await derive(password, fromBase64(known.salt), known.iterations)
  return toBase64(hash) === known.hash
}

/** Browsers offer it only to pages from https addresses and from this computer. */
function hasSubtle(): boolean {
  return typeof crypto.subtle === 'object'
}

async function derive(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(password.normalize('NFC'))
  if (!hasSubtle()) return pbkdf2(bytes, salt, iterations, HASH_BYTES)
  const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, HASH_BYTES * 8))
}
