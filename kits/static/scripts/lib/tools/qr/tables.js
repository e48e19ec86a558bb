/** How much of a code may be unreadable: about 7, 15, 25 and 30 %. */

export const MAX_VERSION = 10

/** Codewords for error correction per block, and how many blocks, by version (ISO/IEC 18004, table 9). */
const blocks = {
  L: {
    correction: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18],
    count: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4],
  },
  M: {
    correction: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26],
    count: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5],
  },
  Q: {
    correction: [13, 22, 18, 26, 18, 24, 18, 22, 20, 24],
    count: [1, 1, 2, 2, 4, 4, 6, 6, 8, 8],
  },
  H: {
    correction: [17, 28, 22, 16, 22, 28, 26, 26, 24, 28],
    count: [1, 1, 2, 4, 4, 4, 5, 6, 8, 8],
  },
}

/** Codewords of a code, data and error correction together. */
const totals = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346]

export function sizeOf(version) {
  return 17 + 4 * version
}

export function layoutOf(version, level) {
  const { correction, count } = blocks[level]
  const perBlock = correction[version - 1] ?? 0
  const blockCount = count[version - 1] ?? 1
  const total = totals[version - 1] ?? 0
  return { total, blockCount, correction: perBlock, data: total - perBlock * blockCount }
}

/** Centres of the alignment patterns, along both sides. */
export function alignments(version) {
  if (version === 1) return []
  return version < 7 ? [6, 4 * version + 10] : [6, 2 * version + 8, 4 * version + 10]
}

export function levelBits(level) {
  return { L: 1, M: 0, Q: 3, H: 2 }[level]
}
