import type { Entity, Field } from '../model.ts'
import { equal, isList, member, type Json, type JsonObject } from '../parsing.ts'
import { invalid, tooLarge } from '../problem.ts'
import { isId } from '../text.ts'

const MAX_RECORD_BYTES = 8_000_000
const MAX_CHARS = 100_000
const MAX_IMAGE_CHARS = 6_000_000

const TEXTS = new Set(
  'text email phone url date time dateTime color image choice relation'.split(' '),
)
const NUMBERS = new Set(['number', 'money', 'rating'])

/** A record whose id is checked, and as what it is stored. */
export interface CheckedRecord {
  id: string
  record: JsonObject
  /** Its JSON. */
  data: string
}

export function checkRecord(record: JsonObject): CheckedRecord {
  const id = member(record, 'id')
  if (!isId(id)) throw invalid('id: 1 to 200 characters, none of them a control character.')
  const data = JSON.stringify(record)
  if (Buffer.byteLength(data) > MAX_RECORD_BYTES) throw tooLarge('The record')
  return { id, record, data }
}

/** The fields that the model knows. What is as it was before is not checked again. */
export function checkFields(entity: Entity, record: JsonObject, before: JsonObject | null): void {
  for (const [name, field] of entity.fields) {
    const value = member(record, name)
    if (value === undefined || (before && equal(value, member(before, name)))) continue
    const problem = problemOf(field, value)
    if (problem !== null) throw invalid(`${name}: ${problem}`)
  }
}

/** Kinds of fields that the server does not know may hold anything. */
function problemOf(field: Field, value: Json): string | null {
  const { type, many } = field
  if (many || type === 'tags') {
    if (!isList(value)) return 'a list of texts.'
    for (const one of value) {
      if (typeof one !== 'string') return 'a list of texts.'
      if (one.length > limitOf(field)) return `at most ${limitOf(field)} characters each.`
    }
    return null
  }
  if (type === 'boolean') return typeof value === 'boolean' ? null : 'true or false.'
  if (NUMBERS.has(type)) return value === null || typeof value === 'number' ? null : 'a number.'
  if (!TEXTS.has(type) || value === null) return null
  if (typeof value !== 'string') return 'a text.'
  return value.length > limitOf(field) ? `at most ${limitOf(field)} characters.` : null
}

function limitOf({ type, maxLength }: Field): number {
  return maxLength ?? (type === 'image' ? MAX_IMAGE_CHARS : MAX_CHARS)
}
