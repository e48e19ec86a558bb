import { checkRow } from '../records/check.js'
import { fieldOf } from '../records/fields.js'
import { blankRow } from '../records/values.js'
import { bare, readRaw } from './value.js'

/** For each column the id of the field it fills, or null. */
/** Columns and fields of the same name belong together, whatever their capitals, spaces and hyphens. */
export function matchColumns(entity, source) {
  const taken = new Set()
  return source.columns.map(({ name }) => {
    const wanted = bare(name)
    const found = entity.fields.find(
      (field) =>
        !taken.has(field.id) && [field.id, field.label].some((own) => bare(own) === wanted),
    )
    if (found) taken.add(found.id)
    return found?.id ?? null
  })
}

/** What an import would add. A line with anything wrong in it is left out as a whole. */
export function planImport(entity, source, mapping, names, now) {
  const plan = { rows: [], problems: [] }
  source.lines.forEach((line, at) => {
    const { values, problem } = readLine(entity, source, mapping, names, line, now)
    if (problem === null) plan.rows.push(values)
    else plan.problems.push({ line: at + 1, text: problem })
  })
  return plan
}

function readLine(entity, source, mapping, names, line, now) {
  const values = blankRow(entity, now)
  for (const [at, id] of mapping.entries()) {
    const field = id === null ? undefined : fieldOf(entity, id)
    if (!field) continue
    const reading = readRaw(field, line[at], names, source.columns[at]?.dayFirst === true)
    if (!reading) continue
    if ('problem' in reading) return { values, problem: `${field.label}: ${reading.problem}` }
    values[field.id] = reading.value
  }
  return { values, problem: Object.values(checkRow(entity, values))[0] ?? null }
}
