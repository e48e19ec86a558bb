import { isObject, member, type Json, type JsonObject } from './parsing.ts'

/** Merges as RFC 7386 says. A map takes the members on the way, because `__proto__` is one like any other. */
export function mergePatch(target: Json | undefined, patch: JsonObject): JsonObject {
  const known = isObject(target) ? target : {}
  const merged = new Map(Object.entries(known))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name)
    else merged.set(name, isObject(value) ? mergePatch(member(known, name), value) : value)
  }
  return Object.fromEntries(merged)
}
