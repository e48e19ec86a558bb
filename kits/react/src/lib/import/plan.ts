import { checkRow } from '../records/check'
import type { Values } from '../records/collection'
import { fieldOf, type Entity } from '../records/fields'
import type { Names } from '../records/query'
import { blankRow } from '../records/values'
import type { Source } from './source'
import { bare, readRaw } from './value'

/** For each column the id of the field it fills, or null. */
export type Mapping = (string | null)[]

export interface Plan {
  /** Records to add. */
  rows: Values[]
  /** Lines that are left out: their number in the list, and why. */
  problems: { line: number; text: string }[]
}

/** Columns and fields of the same name belong together, whatever their capitals, spaces and hyphens. */
export function matchColumns(entity: Entity, source: Source): Mapping {
  const taken = new Set<string>()
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
export function planImport(
  entity: Entity,
  source: Source,
  mapping: Mapping,
  names: Names,
  now: Date,
): Plan {
  const plan: Plan = { rows: [], problems: [] }
  source.lines.forEach((line, at) => {
    const { values, problem } = readLine(entity, source, mapping, names, line, now)
    if (problem === null) plan.rows.push(values)
    else plan.problems.push({ line: at + 1, text: problem })
  })
  return plan
}

function readLine(
  entity: Entity,
  source: Source,
  mapping: Mapping,
  names: Names,
  line: readonly unknown[],
  now: Date,
): { values: Values; problem: string | null } {
  const values: Values = blankRow(entity, now)
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
