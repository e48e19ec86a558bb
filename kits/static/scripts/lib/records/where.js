/** A condition on one field of a record. */

export function matchesWhere(row, where) {
  const value = row[where.field]
  return Array.isArray(value) ? value.includes(String(where.equals)) : value === where.equals
}
