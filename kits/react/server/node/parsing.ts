import { invalid } from './problem.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [member: string]: Json }

/** Lists and objects in each other; whatever walks through a value may recurse. */
const MAX_DEPTH = 100

export function parseBody(bytes: Uint8Array): Json {
  const value = parseText(bytes)
  checkBounds(value)
  return value
}

function parseText(bytes: Uint8Array): Json {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return JSON.parse(text) as Json
  } catch {
    throw invalid('The body is not JSON.')
  }
}

/** Level by level, because the nesting may be deeper than the stack. */
function checkBounds(value: Json): void {
  let level = [value].filter(isContainer)
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw invalid(`The body is nested more than ${MAX_DEPTH} deep.`)
    const next: (Json[] | JsonObject)[] = []
    for (const one of level)
      for (const child of Object.values(one)) {
        if (isContainer(child)) next.push(child)
        else if (typeof child === 'number' && !Number.isFinite(child))
          throw invalid('The body has a number that is too large.')
      }
    level = next
  }
}

function isContainer(value: Json): value is Json[] | JsonObject {
  return typeof value === 'object' && value !== null
}

export function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Only what the object itself has: `constructor` is no member unless somebody sent it. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** The order of an object's members does not matter. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((one, index) => equal(one, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
  )
}
