/** Who wrote a record here and when, for records whose entity has no fields for that and to know whose a record is. */
export interface Byline {
  by: string
  name: string
  /** ISO date with time. */
  at: string
}

export type Bylines = Record<string, Byline>

export function fitBylines(stored: unknown): Bylines {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
  return Object.fromEntries(Object.entries(stored).filter(([, value]) => isByline(value)))
}

function isByline(value: unknown): value is Byline {
  if (typeof value !== 'object' || value === null) return false
  const { by, name, at } = value as Partial<Byline>
  return [by, name, at].every((part) => typeof part === 'string')
}
