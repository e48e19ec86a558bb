import { evaluate, formatResult } from './evaluate'

export interface Entry {
  expression: string
  result: string
}

const MAX_HISTORY = 50

/** What a key adds to the expression. A digit after a result begins anew, an operator goes on with it. */
export function press(expression: string, key: string, afterResult: boolean): string {
  const operator = /^[+\-−×÷^%!]$/.test(key)
  if (afterResult && !operator) return key
  // A second operator replaces the first; a minus may follow another operator as a sign.
  if (/^[+×÷]$/.test(key) && /[+\-−×÷]$/.test(expression)) {
    return expression.replace(/[+\-−×÷]+$/, '') + key
  }
  if (expression === '0' && /^[\d(√π]$/.test(key)) return key
  return expression + key
}

/** Takes back one key: a function name goes with its bracket. */
export function erase(expression: string): string {
  return expression.replace(/(?:[a-z]+\(|√\(|.)$/iu, '')
}

export function solve(expression: string): Entry {
  return { expression, result: formatResult(evaluate(expression)) }
}

/** The result while one is still typing; empty when there is none yet. */
export function preview(expression: string): string {
  try {
    return formatResult(evaluate(expression))
  } catch {
    return ''
  }
}

export function remember(history: readonly Entry[], entry: Entry): Entry[] {
  return [entry, ...history].slice(0, MAX_HISTORY)
}

export function readHistory(stored: unknown): Entry[] {
  if (!Array.isArray(stored)) return []
  return stored.filter(
    (entry: Partial<Entry> | null): entry is Entry =>
      typeof entry?.expression === 'string' && typeof entry.result === 'string',
  )
}
