import { correctionFor } from './correction.js'
import { draw } from './matrix.js'
import { layoutOf, MAX_VERSION, sizeOf } from './tables.js'

/** Bytes that fit into the largest code at a level. */
export function capacity(level) {
  return layoutOf(MAX_VERSION, level).data - 3
}

/**
 * A text as a QR code (ISO/IEC 18004) of bytes in UTF-8, in the smallest of the versions 1 to 10 that holds it. Null when none
 * does. The mask is the one with the least penalty, unless it is given.
 */
export function encodeQr(text, level, mask) {
  const bytes = new TextEncoder().encode(text)
  for (let version = 1; version <= MAX_VERSION; version += 1) {
    const { data } = layoutOf(version, level)
    const countBits = version < 10 ? 8 : 16
    if (4 + countBits + 8 * bytes.length > 8 * data) continue
    const codewords = interleave(dataCodewords(bytes, countBits, data), version, level)
    return { version, size: sizeOf(version), ...draw(codewords, version, level, mask) }
  }
  return null
}

/** Mode, length, bytes, end, and padding up to the full length. */
function dataCodewords(bytes, countBits, length) {
  const bits = [0, 1, 0, 0, ...bitsOf(bytes.length, countBits)]
  for (const byte of bytes) bits.push(...bitsOf(byte, 8))
  bits.push(...[0, 0, 0, 0].slice(0, 8 * length - bits.length))
  while (bits.length % 8 !== 0) bits.push(0)
  const codewords = []
  for (let at = 0; at < bits.length; at += 8)
    codewords.push(Number.parseInt(bits.slice(at, at + 8).join(''), 2))
  for (let pad = 0xec; codewords.length < length; pad ^= 0xec ^ 0x11) codewords.push(pad)
  return codewords
}

/** Splits the data into blocks, adds their error correction, and takes one codeword of each in turn. */
function interleave(data, version, level) {
  const { blockCount, correction, data: length } = layoutOf(version, level)
  const short = Math.floor(length / blockCount)
  const longOnes = length % blockCount
  let at = 0
  const parts = Array.from({ length: blockCount }, (_, index) => {
    const end = at + short + (index >= blockCount - longOnes ? 1 : 0)
    const part = data.slice(at, end)
    at = end
    return part
  })
  const corrections = parts.map((part) => correctionFor(part, correction))
  return [...inTurn(parts), ...inTurn(corrections)]
}

function inTurn(parts) {
  const longest = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: longest }, (_, at) => parts.map((part) => part[at]))
    .flat()
    .filter((codeword) => codeword !== undefined)
}

function bitsOf(value, count) {
  return Array.from({ length: count }, (_, index) => (value >>> (count - 1 - index)) & 1)
}
