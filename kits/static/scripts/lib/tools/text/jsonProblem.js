/** What is wrong with a text as JSON, and where. Browsers word this each in their own way, often without the place. */

const MAX_DEPTH = 1000

/** The first thing that is wrong; null when the text is JSON (RFC 8259). */
export function findJsonProblem(text) {
  const reader = { text, at: 0 }
  try {
    value(reader, 0)
    space(reader)
    if (reader.at < text.length) fail(reader, 'Nothing may follow after the value.')
    return null
  } catch (problem) {
    if (problem instanceof Stop) return { at: problem.at, text: problem.message }
    throw problem
  }
}

class Stop extends Error {
  at

  constructor(at, message) {
    super(message)
    this.at = at
  }
}

function value(reader, depth) {
  if (depth > MAX_DEPTH) fail(reader, 'This is nested too deeply.')
  space(reader)
  const first = reader.text[reader.at]
  if (first === undefined) fail(reader, 'The text ends where a value should be.')
  if (first === '{') return members(reader, depth)
  if (first === '[') return items(reader, depth)
  if (first === '"') return string(reader)
  if (first === "'") fail(reader, 'Texts stand in double quotes.')
  if (!literal(reader)) fail(reader, `“${first}” is no value.`)
}

function members(reader, depth) {
  list(reader, '}', () => {
    if (reader.text[reader.at] !== '"') fail(reader, 'A name in double quotes should be here.')
    string(reader)
    space(reader)
    if (reader.text[reader.at] !== ':') fail(reader, 'A colon should be here.')
    reader.at += 1
    value(reader, depth + 1)
  })
}

function items(reader, depth) {
  list(reader, ']', () => value(reader, depth + 1))
}

function list(reader, end, item) {
  reader.at += 1
  space(reader)
  if (take(reader, end)) return
  for (;;) {
    space(reader)
    item()
    space(reader)
    if (take(reader, end)) return
    if (!take(reader, ',')) {
      const rest = reader.at >= reader.text.length
      fail(
        reader,
        rest ? `The closing “${end}” is missing.` : `A comma or “${end}” should be here.`,
      )
    }
    space(reader)
    if (reader.text[reader.at] === end) fail(reader, 'There is a comma too many before this.')
  }
}

function string(reader) {
  const start = reader.at
  reader.at += 1
  for (;;) {
    const c = reader.text[reader.at]
    if (c === undefined || c === '\n') fail({ ...reader, at: start }, 'This text is not closed.')
    if (c === '"') break
    if (c < ' ') fail(reader, 'A control character must be written as an escape.')
    if (c === '\\') escape(reader)
    else reader.at += 1
  }
  reader.at += 1
}

function escape(reader) {
  const match = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(
    reader.text.slice(reader.at, reader.at + 6),
  )
  if (!match) fail(reader, 'This escape is not known.')
  reader.at += match[0].length
}

function literal(reader) {
  const pattern = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y
  pattern.lastIndex = reader.at
  const match = pattern.exec(reader.text)
  if (!match) return false
  reader.at += match[0].length
  return true
}

function space(reader) {
  while (/[ \t\r\n]/.test(reader.text[reader.at] ?? '')) reader.at += 1
}

function take(reader, c) {
  if (reader.text[reader.at] !== c) return false
  reader.at += 1
  return true
}

function fail(reader, message) {
  throw new Stop(reader.at, message)
}
