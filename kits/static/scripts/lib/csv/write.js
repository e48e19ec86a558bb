/** RFC 4180: fields with a delimiter, a quote or a line break are quoted, quotes doubled, lines end with CRLF. */
export function writeCsv(rows, delimiter = ',') {
  return rows
    .map((row) => row.map((cell) => quote(cell, delimiter)).join(delimiter) + '\r\n')
    .join('')
}

/**
 * For files made from what users typed: a spreadsheet would run a cell that begins like a formula, so such cells get a
 * leading apostrophe. Numbers and phone numbers keep their sign: digits, spaces, brackets and hyphens call nothing.
 */
export function safeCell(text) {
  if (!/^[=+\-@\t\r]/.test(text) || /^[+-][ ()\-.,]*\d[\d ()\-.,]*%?$/.test(text)) return text
  return `'${text}`
}

function quote(cell, delimiter) {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]/.test(cell)
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell
}
