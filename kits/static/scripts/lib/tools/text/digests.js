/** SHA-1 and SHA-256 (FIPS 180-4) and MD5 (RFC 1321). MD5 and SHA-1 are for checksums only: both are broken as signatures. */

export function sha256(message) {
  const state = roots(8, (root) => root ** 0.5)
  const k = roots(64, Math.cbrt)
  for (const block of blocks(message, false)) {
    const w = [...block]
    for (let t = 16; t < 64; t += 1) {
      const [a, b] = [at(w, t - 15), at(w, t - 2)]
      const s0 = rotr(a, 7) ^ rotr(a, 18) ^ (a >>> 3)
      const s1 = rotr(b, 17) ^ rotr(b, 19) ^ (b >>> 10)
      w.push((at(w, t - 16) + s0 + at(w, t - 7) + s1) | 0)
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let t = 0; t < 64; t += 1) {
      const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(k, t) + at(w, t)) | 0
      const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
    }
    add(state, [a, b, c, d, e, f, g, h])
  }
  return bytesOf(state, false)
}

export function sha1(message) {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  for (const block of blocks(message, false)) {
    const w = [...block]
    for (let t = 16; t < 80; t += 1)
      w.push(rotl(at(w, t - 3) ^ at(w, t - 8) ^ at(w, t - 14) ^ at(w, t - 16), 1))
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
    for (let t = 0; t < 80; t += 1) {
      const [f, k] =
        t < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : t < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : t < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6]
      ;[e, d, c, b, a] = [d, c, rotl(b, 30), a, (rotl(a, 5) + f + e + k + at(w, t)) | 0]
    }
    add(state, [a, b, c, d, e])
  }
  return bytesOf(state, false)
}

const md5Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

export function md5(message) {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (const block of blocks(message, true)) {
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (let i = 0; i < 64; i += 1) {
      const round = i >> 4
      const f = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0
      const g = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] ?? 0
      const k = Math.floor(2 ** 32 * Math.abs(Math.sin(i + 1)))
      const sum = (a + f + k + at(block, g % 16)) | 0
      ;[a, d, c, b] = [d, c, b, (b + rotl(sum, at(md5Shifts, 4 * round + (i % 4)))) | 0]
    }
    add(state, [a, b, c, d])
  }
  return bytesOf(state, true)
}

/** The message with its padding and its length, in blocks of 16 words of 32 bits. */
function blocks(message, little) {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  const bits = message.length * 8
  const [low, high] = [bits >>> 0, Math.floor(bits / 2 ** 32)]
  view.setUint32(padded.length - 8, little ? low : high, little)
  view.setUint32(padded.length - 4, little ? high : low, little)
  return Array.from({ length: padded.length / 64 }, (_, block) =>
    Array.from({ length: 16 }, (_, word) => view.getUint32(64 * block + 4 * word, little) | 0),
  )
}

/** The first 32 bits behind the point of a root of the first primes: the constants of SHA-256. */
function roots(count, root) {
  const primes = []
  for (let n = 2; primes.length < count; n += 1)
    if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes.map((prime) => ((root(prime) % 1) * 2 ** 32) | 0)
}

function bytesOf(words, little) {
  const view = new DataView(new ArrayBuffer(4 * words.length))
  for (const [index, word] of words.entries()) view.setInt32(4 * index, word, little)
  return new Uint8Array(view.buffer)
}

function add(state, values) {
  for (const [index, value] of values.entries()) state[index] = (at(state, index) + value) | 0
}

function at(list, index) {
  return list[index] ?? 0
}

function rotr(value, bits) {
  return (value >>> bits) | (value << (32 - bits))
}

function rotl(value, bits) {
  return rotr(value, 32 - bits)
}
