/** A number from a text, always the same one: what a picture is drawn from where there is none. */
export function hashOfText(text) {
  let hash = 2166136261
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
}

/** Up to two letters that stand for a name: `Oak chair` → `OC`. */
export function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toLocaleUpperCase())
    .join('')
}
