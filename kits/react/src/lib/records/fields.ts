import type { Effect } from './effects'

/** What a field may hold. `null` stands for "not set". */
export type FieldValue = string | number | boolean | string[] | null

/** A stored record: its id and one value per field. */
export type Row = { id: string; [field: string]: FieldValue }

export type Tone = 'gray' | 'red' | 'amber' | 'green' | 'blue' | 'violet' | 'pink'

export interface Choice {
  value: string
  label: string
  tone?: Tone
}

interface Common<Id> {
  id: Id
  label: string
  required?: boolean
  default?: FieldValue
  help?: string
  /** The app gives its value; nobody types it. */
  readOnly?: boolean
}

export type Field<Id extends string = string> = Common<Id> &
  (
    | { type: 'text'; multiline?: boolean; maxLength?: number }
    | { type: 'number'; integer?: boolean; min?: number; max?: number; unit?: string }
    | { type: 'money'; currency: string }
    | { type: 'boolean' | 'date' | 'time' | 'dateTime' }
    | { type: 'choice'; options: readonly Choice[]; many?: boolean }
    | { type: 'rating'; max: number }
    | { type: 'email' | 'phone' | 'url' | 'color' | 'image' | 'tags' }
    /** Points at records of another entity; a function, because entities may point at each other. */
    | { type: 'relation'; of: () => Entity; many?: boolean }
  )

export type FieldType = Field['type']

/** A kind of thing the app keeps: how it is called, what it consists of. */
export interface Entity<T extends Row = Row> {
  /** Name of its collection in the data store. */
  key: string
  singular: string
  plural: string
  /** Id of the page that shows one record at `#/<page>/<id>`, where there is one. */
  page?: string
  fields: readonly Field<Extract<keyof T, string>>[]
  /** Shown on the first visit, so that the app does not start empty. */
  samples: readonly Omit<T, 'id'>[]
  /** Values set when a record is created. */
  onCreate?: (now: Date) => Partial<T>
  /** Values set when a record changes. */
  onChange?: (before: T, after: T, now: Date) => Partial<T>
  /** What else follows when its records change. */
  effects?: readonly Effect[]
  /** Called once a record is stored that was created (`before` is null) or changed. */
  onSaved?: (before: T | null, after: T, entity: Entity) => void
}

/** Checks an entity's fields and samples against the type of its records. */
export function defineEntity<T extends Row>(entity: Entity<T>): Entity {
  return entity as unknown as Entity
}

/** Whether values of this field are lists. */
export function holdsMany(field: Field): boolean {
  if (field.type === 'choice' || field.type === 'relation') return field.many === true
  return field.type === 'tags'
}

/** The field whose value names a record: the first line of text, else the first field. */
export function titleField(entity: Entity): Field | undefined {
  return entity.fields.find((f) => f.type === 'text' && !f.multiline) ?? entity.fields[0]
}

export function fieldOf(entity: Entity, id: string): Field | undefined {
  return entity.fields.find((f) => f.id === id)
}

/** The value of a field nobody has filled in. */
export function emptyValue(field: Field): FieldValue {
  if (holdsMany(field)) return []
  switch (field.type) {
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
      return ''
    case 'boolean':
      return false
    default:
      return null
  }
}

export function isEmpty(value: FieldValue | undefined): boolean {
  if (value === null || value === undefined || value === '') return true
  return Array.isArray(value) && value.length === 0
}
