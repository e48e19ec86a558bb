/** A value in a formula. Comparisons give 1 or 0; a day is counted from 1970-01-01. */

export class FormulaError extends Error {
  name = 'FormulaError'
}

export function numberOf(value) {
  if (typeof value === 'number') return value
  throw new FormulaError(`“${value}” is not a number.`)
}
