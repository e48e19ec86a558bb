import { compress, initialState, sha256, stateBytes, type State } from './sha256'

/** Bytes of a block of SHA-256. */
const BLOCK = 64
/** Bytes of a hash. */
const SIZE = 32

/** PBKDF2 with HMAC-SHA-256 (RFC 8018), for pages to which the browser denies its own. */
export function pbkdf2(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Uint8Array {
  const hmac = keyed(password)
  const out = new Uint8Array(Math.ceil(length / SIZE) * SIZE)
  for (let at = 0; at * SIZE < length; at += 1) {
    const numbered = new Uint8Array(salt.length + 4)
    numbered.set(salt)
    new DataView(numbered.buffer).setUint32(salt.length, at + 1)
    let last = hmac.of(numbered)
    const sum = last.slice()
    for (let round = 1; round < iterations; round += 1) {
      last = hmac.ofHash(last)
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) ^ (last[i] ?? 0)
    }
    out.set(stateBytes(sum), at * SIZE)
  }
  return out.slice(0, length)
}

/** HMAC (RFC 2104) with one key: the two halves of the key are hashed only once. */
function keyed(key: Uint8Array) {
  const short = key.length > BLOCK ? sha256(key) : key
  const padded = (byte: number) => {
    const block = new Uint8Array(BLOCK).fill(byte)
    short.forEach((value, i) => (block[i] = value ^ byte))
    return block
  }
  const inner = compress(initialState(), wordsOf(padded(0x36)))
  const outer = compress(initialState(), wordsOf(padded(0x5c)))
  const ofHash = (hash: State) => compress(outer, lastBlock(compress(inner, lastBlock(hash))))
  return {
    ofHash,
    of(message: Uint8Array): State {
      const joined = new Uint8Array(BLOCK + message.length)
      joined.set(padded(0x36))
      joined.set(message, BLOCK)
      return compress(outer, lastBlock(wordsOf(sha256(joined))))
    },
  }
}

/** A hash as the last block of a message of two blocks, with its padding. */
function lastBlock(hash: State): State {
  const words = new Int32Array(16)
  words.set(hash.subarray(0, 8))
  words[8] = 0x80000000 | 0
  words[15] = (BLOCK + SIZE) * 8
  return words
}

function wordsOf(bytes: Uint8Array): State {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int32Array.from({ length: bytes.length / 4 }, (_, i) => view.getInt32(i * 4))
}
