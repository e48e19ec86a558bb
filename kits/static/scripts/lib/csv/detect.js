import { parseCsv } from './parse.js'

const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe' },
]

const SAMPLE_CHARS = 20_000

/** What one may choose from: the usual ones, and the one in use where a file names another. */
export function delimiterChoices(used) {
  const known = delimiters.some(({ value }) => value === used)
  return known ? delimiters : [...delimiters, { value: used, label: used }]
}

/** The first line `sep=;` is not data: it tells spreadsheets the delimiter. Its line break stays, so that lines keep their numbers. */
export function withoutSeparatorLine(text) {
  const line = /^\uFEFF?(?:sep=([^\r\n])|"sep=([^\r\n])")[^\S\r\n]*(?=[\r\n]|$)/i.exec(text)
  if (!line) return { text, delimiter: null }
  return { text: text.slice(line[0].length), delimiter: line[1] ?? line[2] ?? null }
}

/** The delimiter that cuts the beginning of the file into the most even table. */
export function detectDelimiter(text) {
  const sample = firstLines(text)
  let best = { value: ',', score: 0 }
  for (const { value } of delimiters) {
    const score = evenness(parseCsv(sample, value).rows)
    if (score > best.score) best = { value, score }
  }
  return best.value
}

/**
 * A first line without numbers and without repeated or empty names is a header. Years may be names as well (`Country,2019,2020`),
 * unless the lines below have years in the same place.
 */
export function looksLikeHeader(rows) {
  const first = rows[0]
  if (!first || rows.length < 2) return false
  const names = first.map((cell) => cell.trim())
  if (names.some((name) => name === '') || new Set(names).size < names.length) return false
  const numeric = names.flatMap((name, at) => (/^[\d.,%$€£-]+$/.test(name) ? [at] : []))
  if (numeric.length === names.length) return false
  return numeric.every((at) => isYear(names[at]) && !rows.slice(1).every((row) => isYear(row[at])))
}

function isYear(cell) {
  return /^(?:1[5-9]|20)\d\d$/.test(cell?.trim() ?? '')
}

/** Enough of a file to see how it is meant, without the line that the cut goes through. */
export function firstLines(text) {
  const sample = text.slice(0, SAMPLE_CHARS)
  const end = sample.lastIndexOf('\n')
  return text.length > SAMPLE_CHARS && end >= 0 ? sample.slice(0, end + 1) : sample
}

/** Columns times the share of lines that have as many cells as the first one; 0 for a single column. */
function evenness(rows) {
  const columns = rows[0]?.length ?? 0
  if (columns < 2) return 0
  return columns * (rows.filter((row) => row.length === columns).length / rows.length) ** 2
}
