import { apply, isLazy } from './functions'
import { FormulaError, numberOf, type Value } from './value'

/** What the names in an expression stand for. */
export interface Scope {
  value: (name: string) => Value
  /** The rows of a list, for `sum(…)`, `average(…)` and `count()`. */
  rows: readonly Scope[]
}

/** A parsed expression. */
export type Expression = (scope: Scope) => Value

/**
 * Parses expressions such as `weight / pow(height / 100, 2)` by recursive descent, so that nothing is ever run as code:
 *
 *     comparison = joined (("=" | "!=" | "<" | "<=" | ">" | ">=") joined)?
 *     joined     = sum ("&" sum)*
 *     sum        = product (("+" | "-") product)*
 *     product    = power (("*" | "/") power)*
 *     power      = sign ("^" power)?
 *     sign       = "-" sign | atom
 *     atom       = number | text | name | name "(" comparison,* ")" | "(" comparison ")"
 */
export function parse(text: string): Expression {
  const reader = { tokens: tokenize(text), at: 0 }
  const expression = comparison(reader)
  const rest = reader.tokens[reader.at]
  if (rest !== undefined) throw new FormulaError(`“${rest}” is out of place.`)
  return expression
}

interface Reader {
  tokens: string[]
  at: number
}

const TOKEN = /\s*(\d+\.?\d*|\.\d+|"[^"]*"|[A-Za-z][A-Za-z0-9]*|<=|>=|!=|[-+*/^&=<>(),])/y

function tokenize(text: string): string[] {
  const tokens: string[] = []
  const trimmed = text.trimEnd()
  let at = 0
  while (at < trimmed.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(trimmed)
    if (!match) throw new FormulaError(`“${trimmed.slice(at).trim().charAt(0)}” is not known.`)
    tokens.push(match[1] ?? '')
    at = TOKEN.lastIndex
  }
  return tokens
}

const comparisons: Record<string, (left: Value, right: Value) => boolean> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => numberOf(left) < numberOf(right),
  '<=': (left, right) => numberOf(left) <= numberOf(right),
  '>': (left, right) => numberOf(left) > numberOf(right),
  '>=': (left, right) => numberOf(left) >= numberOf(right),
}

function comparison(reader: Reader): Expression {
  const left = joined(reader)
  const holds = comparisons[reader.tokens[reader.at] ?? '']
  if (!holds) return left
  reader.at += 1
  const right = joined(reader)
  return (scope) => (holds(left(scope), right(scope)) ? 1 : 0)
}

function joined(reader: Reader): Expression {
  let left = sum(reader)
  while (take(reader, '&')) {
    const [first, second] = [left, sum(reader)]
    left = (scope) => `${first(scope)}${second(scope)}`
  }
  return left
}

function sum(reader: Reader): Expression {
  let left = product(reader)
  for (;;) {
    if (take(reader, '+')) left = combine(left, product(reader), (a, b) => a + b)
    else if (take(reader, '-')) left = combine(left, product(reader), (a, b) => a - b)
    else return left
  }
}

function product(reader: Reader): Expression {
  let left = power(reader)
  for (;;) {
    if (take(reader, '*')) left = combine(left, power(reader), (a, b) => a * b)
    else if (take(reader, '/')) left = combine(left, power(reader), divide)
    else return left
  }
}

function power(reader: Reader): Expression {
  const base = sign(reader)
  return take(reader, '^') ? combine(base, power(reader), (a, b) => a ** b) : base
}

function sign(reader: Reader): Expression {
  if (!take(reader, '-')) return atom(reader)
  const value = sign(reader)
  return (scope) => -numberOf(value(scope))
}

function atom(reader: Reader): Expression {
  const token = reader.tokens[reader.at]
  if (token === undefined) throw new FormulaError('Something is missing at the end.')
  reader.at += 1
  if (token === '(') {
    const inner = comparison(reader)
    expect(reader, ')')
    return inner
  }
  if (token.startsWith('"')) return () => token.slice(1, -1)
  if (/^[\d.]/.test(token)) return () => Number(token)
  if (!/^[A-Za-z]/.test(token)) throw new FormulaError(`“${token}” is out of place.`)
  return take(reader, '(')
    ? call(token, argumentsOf(reader))
    : (scope) => (token === 'pi' ? Math.PI : scope.value(token))
}

function argumentsOf(reader: Reader): Expression[] {
  const list: Expression[] = []
  if (take(reader, ')')) return list
  do list.push(comparison(reader))
  while (take(reader, ','))
  expect(reader, ')')
  return list
}

function call(name: string, args: Expression[]): Expression {
  const [first, second, third] = args
  // Only the branch that counts is evaluated: the other may divide by zero.
  if (name === 'if' && first && second && third)
    return (scope) => (first(scope) === 0 ? third(scope) : second(scope))
  if (name === 'plural' && first && second)
    return (scope) => plural(numberOf(first(scope)), String(second(scope)))
  if (isLazy(name)) return (scope) => overRows(name, first, scope)
  return (scope) =>
    apply(
      name,
      args.map((arg) => numberOf(arg(scope))),
    )
}

function overRows(name: string, expression: Expression | undefined, { rows }: Scope): number {
  if (name === 'count' || !expression) return rows.length
  const total = rows.reduce((sum, row) => sum + numberOf(expression(row)), 0)
  return name === 'average' ? divide(total, rows.length) : total
}

/** 1 day, 2 days */
function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function combine(
  left: Expression,
  right: Expression,
  operation: (a: number, b: number) => number,
): Expression {
  return (scope) => operation(numberOf(left(scope)), numberOf(right(scope)))
}

function divide(a: number, b: number): number {
  if (b === 0) throw new FormulaError('Division by zero.')
  return a / b
}

function expect(reader: Reader, token: string): void {
  if (!take(reader, token)) throw new FormulaError(`“${token}” is missing.`)
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.at] !== token) return false
  reader.at += 1
  return true
}
