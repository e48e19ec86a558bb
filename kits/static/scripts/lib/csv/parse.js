/** Splits a CSV file (RFC 4180) into cells: quoted fields, doubled quotes, line breaks in quotes, any line ending. */
export function parseCsv(text, delimiter) {
  const rows = []
  const problems = []
  const end = text.length
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  let row = []

  while (at < end) {
    let cell
    if (text[at] === '"') {
      const quoted = readQuoted(text, at)
      cell = quoted.cell
      const openedAt = line
      line += countBreaks(text, at, quoted.next)
      at = quoted.next
      if (!quoted.closed) problems.push(`Line ${openedAt}: a quote is opened but never closed.`)
      else if (at < end && text[at] !== delimiter && !isBreak(text[at])) {
        problems.push(`Line ${line}: there is text after a closing quote.`)
        const rest = plainEnd(text, at, delimiter)
        cell += text.slice(at, rest)
        at = rest
      }
    } else {
      const rest = plainEnd(text, at, delimiter)
      cell = text.slice(at, rest)
      at = rest
    }
    row.push(cell)

    if (text[at] === delimiter) {
      at += 1
      // A delimiter at the very end opens one more, empty cell.
      if (at === end) row.push('')
      else if (isBreak(text[at])) {
        row.push('')
        ;[at, line] = [skipBreak(text, at), line + 1]
        rows.push(row)
        row = []
      }
      continue
    }
    if (at < end) [at, line] = [skipBreak(text, at), line + 1]
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  // An empty line is no record.
  return { rows: rows.filter((cells) => cells.length > 1 || cells[0] !== ''), problems }
}

function readQuoted(text, start) {
  let cell = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return { cell: cell + text.slice(from), next: text.length, closed: false }
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { cell, next: quote + 1, closed: true }
    cell += '"'
    from = quote + 2
  }
}

function plainEnd(text, start, delimiter) {
  let at = start
  while (at < text.length && text[at] !== delimiter && !isBreak(text[at])) at += 1
  return at
}

function isBreak(char) {
  return char === '\n' || char === '\r'
}

function skipBreak(text, at) {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1
}

function countBreaks(text, from, to) {
  let count = 0
  for (let at = from; at < to; at += 1) if (text[at] === '\n') count += 1
  return count
}
