import { parseCsv } from './parse.js'

export const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe' },
]

const SAMPLE_CHARS = 20_000

/** The delimiter that cuts the beginning of the file into the most even table. */
export function detectDelimiter(text) {
  const sample = text.slice(0, SAMPLE_CHARS)
  // The last line of the sample may be cut off.
  const whole = text.length > SAMPLE_CHARS ? sample.slice(0, sample.lastIndexOf('\n') + 1) : sample
  let best = { value: ',', score: 0 }
  for (const { value } of delimiters) {
    const score = evenness(parseCsv(whole, value).rows)
    if (score > best.score) best = { value, score }
  }
  return best.value
}

/** A first line without numbers and without repeated or empty names is a header. */
export function looksLikeHeader(rows) {
  const first = rows[0]
  if (!first || rows.length < 2) return false
  const names = first.map((cell) => cell.trim())
  if (names.some((name) => name === '' || /^[\d.,%$€£-]+$/.test(name))) return false
  return new Set(names).size === names.length
}

/** Columns times the share of lines that have as many cells as the first one; 0 for a single column. */
function evenness(rows) {
  const columns = rows[0]?.length ?? 0
  if (columns < 2) return 0
  return columns * (rows.filter((row) => row.length === columns).length / rows.length) ** 2
}
