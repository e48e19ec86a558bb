import { readDate, readNumber } from '../csv/table.js'
import { fromIso } from '../dates.js'
import { checkValue } from '../records/check.js'
import { holdsMany } from '../records/fields.js'

/** What a raw value of a file means for a field; undefined where the file says nothing. */
export function readRaw(field, raw, names, dayFirst) {
  if (raw === null || raw === undefined) return undefined
  if (holdsMany(field)) return many(field, raw, names)
  const text = plain(raw)
  if (text === '') return undefined
  const reading = one(field, text, names, dayFirst)
  if ('problem' in reading) return reading
  const problem = checkValue(field, reading.value)
  return problem === null ? reading : { problem }
}

/** As text. Exports guard cells that begin like a formula with an apostrophe. */
function plain(raw) {
  if (typeof raw === 'object') return JSON.stringify(raw)
  return String(raw)
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}

function many(field, raw, names) {
  const texts = (Array.isArray(raw) ? raw.map(plain) : plain(raw).split(/[,;|]/))
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (texts.length === 0) return undefined
  const values = []
  for (const text of texts) {
    const reading = one(field, text, names, false)
    if ('problem' in reading) return reading
    values.push(String(reading.value))
  }
  return { value: values }
}

function one(field, text, names, dayFirst) {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'rating':
      return number(text, field.type === 'number' ? field.unit : undefined)
    case 'boolean':
      return yesOrNo(text)
    case 'choice':
      return choice(field.options, text)
    case 'relation':
      return related(field, text, names)
    case 'date':
      return date(text, dayFirst)
    case 'dateTime':
      return dateTime(text, dayFirst)
    case 'time':
      return time(text)
    case 'color':
      return /^#[0-9a-f]{6}$/i.test(text) ? { value: text } : { problem: 'Enter #rrggbb.' }
    case 'image':
      return text.startsWith('data:image/')
        ? { value: text }
        : { problem: 'Pictures cannot be imported from a file name.' }
    default:
      return { value: text }
  }
}

function number(text, unit) {
  const bare = unit === undefined ? text : text.replace(new RegExp(`\\s*${escape(unit)}$`, 'i'), '')
  const value = readNumber(bare.replace(/\s?[A-Z]{3}$/, ''))
  return Number.isNaN(value) ? { problem: `“${text}” is no number.` } : { value }
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function yesOrNo(text) {
  if (/^(yes|y|true|1|x|on|✓)$/i.test(text)) return { value: true }
  if (/^(no|n|false|0|off|-)$/i.test(text)) return { value: false }
  return { problem: `“${text}” is neither yes nor no.` }
}

function choice(options, text) {
  const wanted = bare(text)
  const found = options.find(({ value, label }) => bare(value) === wanted || bare(label) === wanted)
  if (found) return { value: found.value }
  return { problem: `“${text}” is not one of ${options.map(({ label }) => label).join(', ')}.` }
}

function related(field, text, names) {
  const other = field.of()
  const known = Object.entries(names[other.key] ?? {})
  const found = known.find(([, title]) => bare(title) === bare(text))
  if (found) return { value: found[0] }
  return { problem: `There is no ${other.singular.toLowerCase()} called “${text}”.` }
}

function date(text, dayFirst) {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    return fromIso(text) ? { value: text.slice(0, 10) } : { problem: `“${text}” is no date.` }
  }
  const at = readDate(text, dayFirst)
  if (Number.isNaN(at)) return { problem: `“${text}” is no date.` }
  return { value: new Date(at).toISOString().slice(0, 10) }
}

function dateTime(text, dayFirst) {
  const [day = '', clock = '00:00'] = text.split(/[T ]+/)
  const read = date(day, dayFirst)
  const at = time(clock)
  if ('problem' in read || 'problem' in at) return { problem: `“${text}” is no date and time.` }
  return { value: `${String(read.value)}T${String(at.value)}` }
}

function time(text) {
  const match = /^(\d{1,2}):(\d{2})/.exec(text)
  const fine = match && Number(match[1]) < 24 && Number(match[2]) < 60
  if (!fine) return { problem: `“${text}” is no time such as 18:30.` }
  return { value: `${String(match[1]).padStart(2, '0')}:${String(match[2])}` }
}

/** For comparing names: letters and digits only. */
export function bare(text) {
  return text.toLocaleLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
