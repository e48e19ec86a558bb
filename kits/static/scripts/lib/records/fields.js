/** What a field may hold. `null` stands for "not set". */

/** A stored record: its id and one value per field. */

/** A kind of thing the app keeps: how it is called, what it consists of. */

/** Checks an entity's fields and samples against the type of its records. */
export function defineEntity(entity) {
  return entity
}

/** Whether values of this field are lists. */
export function holdsMany(field) {
  if (field.type === 'choice' || field.type === 'relation') return field.many === true
  return field.type === 'tags'
}

/** The field whose value names a record: the first line of text, else the first field. */
export function titleField(entity) {
  return entity.fields.find((f) => f.type === 'text' && !f.multiline) ?? entity.fields[0]
}

export function fieldOf(entity, id) {
  return entity.fields.find((f) => f.id === id)
}

/** The value of a field nobody has filled in. */
export function emptyValue(field) {
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

export function isEmpty(value) {
  if (value === null || value === undefined || value === '') return true
  return Array.isArray(value) && value.length === 0
}
