import { penalty } from './penalty.js'
import { alignments, levelBits, sizeOf } from './tables.js'

/** Tells which modules a mask turns over; x counts columns, y rows. */
const masks = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Places patterns and codewords, and turns over what the best mask says. */
export function draw(codewords, version, level, wanted) {
  const board = new Board(version)
  board.patterns()
  board.data(codewords)
  const candidates = wanted === undefined ? [...masks.keys()] : [wanted]
  const drawn = candidates.map((mask) => {
    const modules = board.masked(mask, level)
    return { mask, modules, penalty: wanted === undefined ? penalty(modules) : 0 }
  })
  const best = drawn.reduce((least, one) => (one.penalty < least.penalty ? one : least))
  return { mask: best.mask, modules: best.modules }
}

class Board {
  version
  size
  dark
  /** Modules that belong to patterns: no data goes there, no mask turns them over. */
  fixed

  constructor(version) {
    this.version = version
    this.size = sizeOf(version)
    this.dark = blank(this.size)
    this.fixed = blank(this.size)
  }

  patterns() {
    const last = this.size - 1
    for (let at = 0; at < this.size; at += 1) {
      this.set(6, at, at % 2 === 0)
      this.set(at, 6, at % 2 === 0)
    }
    for (const [x, y] of [
      [3, 3],
      [last - 3, 3],
      [3, last - 3],
    ])
      this.square(x, y, 4, (distance) => distance !== 2 && distance !== 4)
    const centres = alignments(this.version)
    const end = centres.at(-1)
    for (const x of centres)
      for (const y of centres) {
        const corner = (x === 6 && (y === 6 || y === end)) || (x === end && y === 6)
        if (!corner) this.square(x, y, 2, (distance) => distance !== 1)
      }
    this.format(0)
    this.versionInfo()
  }

  /** Codewords go up and down in columns of two, from the right. */
  data(codewords) {
    let bit = 0
    let upward = true
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5
      for (let step = 0; step < this.size; step += 1) {
        const y = upward ? this.size - 1 - step : step
        for (const x of [right, right - 1]) {
          if (this.fixed[y]?.[x]) continue
          const codeword = codewords[bit >> 3] ?? 0
          this.put(this.dark, x, y, ((codeword >>> (7 - (bit & 7))) & 1) === 1)
          bit += 1
        }
      }
      upward = !upward
    }
  }

  masked(mask, level) {
    this.format((levelBits(level) << 3) | mask)
    const turns = masks[mask] ?? (() => false)
    return this.dark.map((row, y) =>
      row.map((dark, x) => (this.fixed[y]?.[x] ? dark : dark !== turns(x, y))),
    )
  }

  /** Level and mask, twice, with 10 bits to check them. */
  format(data) {
    const bits = ((data << 10) | remainder(data, 10, 0x537)) ^ 0x5412
    const bit = (at) => ((bits >>> at) & 1) === 1
    const last = this.size - 1
    for (let at = 0; at < 6; at += 1) this.set(8, at, bit(at))
    this.set(8, 7, bit(6))
    this.set(8, 8, bit(7))
    this.set(7, 8, bit(8))
    for (let at = 9; at < 15; at += 1) this.set(14 - at, 8, bit(at))
    for (let at = 0; at < 8; at += 1) this.set(last - at, 8, bit(at))
    for (let at = 8; at < 15; at += 1) this.set(8, last - 14 + at, bit(at))
    this.set(8, last - 7, true)
  }

  versionInfo() {
    if (this.version < 7) return
    const bits = (this.version << 12) | remainder(this.version, 12, 0x1f25)
    for (let at = 0; at < 18; at += 1) {
      const dark = ((bits >>> at) & 1) === 1
      const [near, far] = [Math.floor(at / 3), this.size - 11 + (at % 3)]
      this.set(far, near, dark)
      this.set(near, far, dark)
    }
  }

  square(x, y, reach, isDark) {
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dx = -reach; dx <= reach; dx += 1)
        this.set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
  }

  set(x, y, dark) {
    this.put(this.dark, x, y, dark)
    this.put(this.fixed, x, y, true)
  }

  put(modules, x, y, value) {
    const row = modules[y]
    if (row && x >= 0 && x < this.size) row[x] = value
  }
}

/** The rest of a division of polynomials over two elements. */
function remainder(data, bits, divisor) {
  let rest = data
  for (let round = 0; round < bits; round += 1)
    rest = (rest << 1) ^ ((rest >>> (bits - 1)) * divisor)
  return rest
}

function blank(size) {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => false))
}
