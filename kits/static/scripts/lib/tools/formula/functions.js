import { addMonths, between, weekdayName } from './days.js'
import { FormulaError } from './value.js'

/** What expressions may call. Those that go over the rows of a list are in `expression`. */
const functions = {
  abs: (value = NaN) => Math.abs(value),
  sqrt: (value = NaN) => Math.sqrt(value),
  exp: (value = NaN) => Math.exp(value),
  ln: (value = NaN) => Math.log(value),
  log: (value = NaN) => Math.log10(value),
  floor: (value = NaN) => Math.floor(tidy(value)),
  ceil: (value = NaN) => Math.ceil(tidy(value)),
  round: (value = NaN, digits = 0) => Math.round(tidy(value * 10 ** digits)) / 10 ** digits,
  pow: (base = NaN, exponent = NaN) => base ** exponent,
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
  and: (...values) => Number(values.every((value) => value !== 0)),
  or: (...values) => Number(values.some((value) => value !== 0)),
  not: (value = NaN) => Number(value === 0),
  payment: (rate = NaN, periods = NaN, amount = NaN) =>
    rate === 0 ? amount / periods : (amount * rate) / (1 - (1 + rate) ** -periods),
  years: (from = NaN, to = NaN) => between(from, to).years,
  months: (from = NaN, to = NaN) => between(from, to).months,
  days: (from = NaN, to = NaN) => between(from, to).days,
  addMonths: (day = NaN, months = NaN) => addMonths(day, months),
  weekday: (day = NaN) => weekdayName(day),
}

export function apply(name, values) {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!known) throw new FormulaError(`“${name}” is not a function.`)
  return known(...values)
}

/** Whether a function goes over the rows of a list. */
export function isLazy(name) {
  return name === 'sum' || name === 'average' || name === 'count'
}

/** 0.1 × 3 is not quite 0.3: rounding must not see the difference. */
function tidy(value) {
  return Number(value.toPrecision(14))
}
