import type { Row } from './fields'

/** A condition on one field of a record. */
export interface Where {
  field: string
  equals: string | number | boolean
}

export function matchesWhere(row: Row, where: Where): boolean {
  const value = row[where.field]
  return Array.isArray(value) ? value.includes(String(where.equals)) : value === where.equals
}
