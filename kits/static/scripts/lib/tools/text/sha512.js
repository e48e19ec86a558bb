/** SHA-512 (FIPS 180-4), with words of 64 bits. */
export function sha512(message) {
  const state = constants(8, 2n)
  const k = constants(80, 3n)
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n)

  for (let start = 0; start < padded.length; start += 128) {
    const w = Array.from({ length: 16 }, (_, word) => view.getBigUint64(start + 8 * word))
    for (let t = 16; t < 80; t += 1) {
      const [a, b] = [at(w, t - 15), at(w, t - 2)]
      const s0 = rotr(a, 1n) ^ rotr(a, 8n) ^ (a >> 7n)
      const s1 = rotr(b, 19n) ^ rotr(b, 61n) ^ (b >> 6n)
      w.push(whole(at(w, t - 16) + s0 + at(w, t - 7) + s1))
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
    for (let t = 0; t < 80; t += 1) {
      const s1 = rotr(e, 14n) ^ rotr(e, 18n) ^ rotr(e, 41n)
      const t1 = h + s1 + ((e & f) ^ (~e & g)) + at(k, t) + at(w, t)
      const s0 = rotr(a, 28n) ^ rotr(a, 34n) ^ rotr(a, 39n)
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, whole(d + t1), c, b, a, whole(t1 + t2)]
    }
    for (const [index, value] of [a, b, c, d, e, f, g, h].entries())
      state[index] = whole(at(state, index) + value)
  }
  const digest = new DataView(new ArrayBuffer(64))
  for (const [index, word] of state.entries()) digest.setBigUint64(8 * index, word)
  return new Uint8Array(digest.buffer)
}

/** The first 64 bits behind the point of the square (2) or cube (3) roots of the first primes. */
function constants(count, degree) {
  const primes = []
  for (let n = 2n; primes.length < count; n += 1n)
    if (primes.every((prime) => n % prime !== 0n)) primes.push(n)
  return primes.map((prime) => whole(root(prime << (64n * degree), degree)))
}

/** The whole part of a root, by halving. */
function root(value, degree) {
  let [low, high] = [0n, 1n << 80n]
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (middle ** degree <= value) low = middle
    else high = middle
  }
  return low
}

function at(list, index) {
  return list[index] ?? 0n
}

function whole(value) {
  return BigInt.asUintN(64, value)
}

function rotr(value, bits) {
  return whole((value >> bits) | (value << (64n - bits)))
}
