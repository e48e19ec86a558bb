import { guessFormat, readTable } from '../csv/table.js'

/** A file to import, as a table: named columns, and lines of raw values. */
/** Reads JSON (a list of objects) or CSV whose first line names the columns. Throws an `Error` that says what is wrong. */
export function readSource(text) {
  const start = text.replace('\uFEFF', '').trimStart().charAt(0)
  if (start === '') throw new Error('There is nothing in it.')
  return start === '[' || start === '{' ? readJson(text) : readCsv(text)
}

function readCsv(file) {
  const { text, delimiter } = guessFormat(file)
  const { columns, rows, problems } = readTable(text, delimiter, true)
  if (rows.length === 0)
    throw new Error('There are no lines below the first, which names the columns.')
  return {
    columns: columns.map(({ name, dayFirst }) => ({ name, dayFirst })),
    lines: rows,
    problems,
  }
}

function readJson(text) {
  const items = listIn(parse(text.replace('\uFEFF', '')))
  const objects = items.filter(isObject)
  if (objects.length === 0) throw new Error('This JSON has no list of objects.')
  const names = [...new Set(objects.flatMap((item) => Object.keys(item)))]
  const skipped = items.length - objects.length
  return {
    columns: names.map((name) => ({ name, dayFirst: false })),
    lines: objects.map((item) => names.map((name) => item[name])),
    problems: skipped === 0 ? [] : [`${skipped} entries of the list are no objects.`],
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('This looks like JSON, but it cannot be read as such.')
  }
}

/** The list itself, the only list in an object (`{"recipes": […]}`), or a single object. */
function listIn(value) {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return []
  const lists = Object.values(value).filter((member) => Array.isArray(member))
  return lists.length === 1 && lists[0]?.some(isObject) ? lists[0] : [value]
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
