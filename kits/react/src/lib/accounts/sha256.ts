/** Eight words of state, or sixteen of a block. */
export type State = Int32Array

/** The hash of some bytes: SHA-256 (FIPS 180-4). */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n)
  let state = initialState()
  for (let at = 0; at < padded.length; at += 64) {
    state = compress(
      state,
      Int32Array.from({ length: 16 }, (_, i) => view.getInt32(at + i * 4)),
    )
  }
  return stateBytes(state)
}

/** The first 32 bits of the fractional parts of the square roots of the first eight primes. */
export function initialState(): State {
  return Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))
}

export function stateBytes(state: State): Uint8Array {
  const bytes = new Uint8Array(state.length * 4)
  const view = new DataView(bytes.buffer)
  state.forEach((word, i) => view.setInt32(i * 4, word))
  return bytes
}

/** The state after one block more. */
export function compress(state: State, block: State): State {
  const w = schedule
  w.set(block)
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15] ?? 0
    const y = w[i - 2] ?? 0
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
    w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + (w[i] ?? 0)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const added = [a, b, c, d, e, f, g, h]
  return state.map((word, i) => word + (added[i] ?? 0))
}

/** Overwritten with each block: making it anew would take longer than filling it. */
const schedule = new Int32Array(64)

/** The same of the cube roots of the first 64 primes. */
const constants = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n)
  }
  return found
}
