/**
 * Evaluates expressions such as `2+3×4`, `50%`, `√(9)`, `2^10`, `sin(30)` (angles in degrees) by recursive descent:
 *
 *     sum     = product (("+" | "-") product)*
 *     product = unary (("×" | "÷" | implied) unary)*
 *     unary   = ("-" | "+") unary | power
 *     power   = postfix ("^" unary)?
 *     postfix = atom ("%" | "!")*
 *     atom    = number | constant | function atom | "(" sum ")"
 */
export function evaluate(expression) {
  const tokens = tokenize(expression)
  if (tokens.length === 0) throw new ExpressionError('Enter a calculation.')
  const reader = { tokens, at: 0 }
  const value = sum(reader)
  if (reader.at < tokens.length)
    throw new ExpressionError(`“${tokens[reader.at] ?? ''}” is out of place.`)
  if (!Number.isFinite(value)) throw new ExpressionError('The result is not a number.')
  return value
}

export class ExpressionError extends Error {
  name = 'ExpressionError'
}

/** Twelve significant digits hide what binary fractions get wrong: 0.1+0.2 is 0.3. */
export function formatResult(value) {
  const rounded = Number(value.toPrecision(12))
  const size = Math.abs(rounded)
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) return rounded.toExponential().replace('e+', 'e')
  return String(rounded)
}

const MAX_LENGTH = 200

const functions = {
  sqrt: Math.sqrt,
  sin: (degrees) => tidy(Math.sin(radians(degrees))),
  cos: (degrees) => tidy(Math.cos(radians(degrees))),
  tan: (degrees) => (degrees % 180 === 90 ? NaN : tidy(Math.tan(radians(degrees)))),
  ln: Math.log,
  log: Math.log10,
  abs: Math.abs,
}

const constants = { pi: Math.PI, e: Math.E }

function tokenize(expression) {
  if (expression.length > MAX_LENGTH) throw new ExpressionError('The calculation is too long.')
  const text = expression
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll('π', ' pi ')
    .replaceAll('√', ' sqrt ')
  const tokens = []
  const pattern = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|([a-z]+)|([-+*/^%!()]))/giy
  while (pattern.lastIndex < text.trimEnd().length) {
    const start = pattern.lastIndex
    const match = pattern.exec(text)
    if (!match) throw new ExpressionError(`“${text.slice(start).trim().charAt(0)}” is not known.`)
    tokens.push((match[1] ?? match[2] ?? match[3] ?? '').toLowerCase())
  }
  return tokens
}

function sum(reader) {
  let value = product(reader)
  for (;;) {
    if (take(reader, '+')) value += product(reader)
    else if (take(reader, '-')) value -= product(reader)
    else return value
  }
}

function product(reader) {
  let value = unary(reader)
  for (;;) {
    if (take(reader, '*')) value *= unary(reader)
    else if (take(reader, '/')) {
      const divisor = unary(reader)
      if (divisor === 0) throw new ExpressionError('Division by zero.')
      value /= divisor
    } else if (startsAtom(reader.tokens[reader.at])) value *= power(reader)
    else return value
  }
}

function unary(reader) {
  if (take(reader, '-')) return -unary(reader)
  if (take(reader, '+')) return unary(reader)
  return power(reader)
}

function power(reader) {
  const base = postfix(reader)
  return take(reader, '^') ? base ** unary(reader) : base
}

function postfix(reader) {
  let value = atom(reader)
  for (;;) {
    if (take(reader, '%')) value /= 100
    else if (take(reader, '!')) value = factorial(value)
    else return value
  }
}

function atom(reader) {
  const token = reader.tokens[reader.at]
  if (token === undefined) throw new ExpressionError('Something is missing at the end.')
  reader.at += 1
  if (token === '(') {
    const value = sum(reader)
    // A bracket left open at the end is closed silently, as pocket calculators do.
    if (!take(reader, ')') && reader.at < reader.tokens.length)
      throw new ExpressionError('“)” is missing.')
    return value
  }
  const apply = Object.hasOwn(functions, token) ? functions[token] : undefined
  if (apply) return apply(atom(reader))
  const constant = Object.hasOwn(constants, token) ? constants[token] : undefined
  if (constant !== undefined) return constant
  const number = Number(token)
  if (Number.isNaN(number)) throw new ExpressionError(`“${token}” is out of place.`)
  return number
}

function take(reader, token) {
  if (reader.tokens[reader.at] !== token) return false
  reader.at += 1
  return true
}

/** Where a value begins without an operator, multiplication is meant: 2(3+4), 2π. */
function startsAtom(token) {
  return token !== undefined && (token === '(' || /^[a-z]/.test(token))
}

function factorial(value) {
  if (!Number.isInteger(value) || value < 0 || value > 170) {
    throw new ExpressionError('Factorials need a whole number from 0 to 170.')
  }
  let result = 1
  for (let factor = 2; factor <= value; factor += 1) result *= factor
  return result
}

function radians(degrees) {
  return (degrees * Math.PI) / 180
}

/** sin(180°) is 0, not 1.2e-16. */
function tidy(value) {
  return Math.abs(value) < 1e-15 ? 0 : value
}
