/** Who wrote a record here and when, for records whose entity has no fields for that and to know whose a record is. */

export function fitBylines(stored) {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
  return Object.fromEntries(Object.entries(stored).filter(([, value]) => isByline(value)))
}

function isByline(value) {
  if (typeof value !== 'object' || value === null) return false
  const { by, name, at } = value
  return [by, name, at].every((part) => typeof part === 'string')
}
