/** More matches are not shown. */
const MAX_FOUND = 500

export const flags = [
  { id: 'g', label: 'All matches (g)' },
  { id: 'i', label: 'Ignore case (i)' },
  { id: 'm', label: 'Lines (m)' },
  { id: 's', label: 'Dot matches line breaks (s)' },
]

export function search(pattern, chosen, text) {
  if (pattern === '') return { found: [], cut: false }
  const compiled = compile(pattern, chosen)
  if (typeof compiled === 'string') return { problem: compiled }
  const found = []
  for (const match of compiled.global ? text.matchAll(compiled) : [compiled.exec(text)]) {
    if (!match) break
    if (found.length === MAX_FOUND) return { found, cut: true }
    const names = Object.entries(match.groups ?? {})
    const groups = match.slice(1).map((group, at) => ({
      name: names.find(([, value]) => value === group && value !== undefined)?.[0] ?? `${at + 1}`,
      text: group,
    }))
    found.push({ index: match.index, text: match[0], groups })
  }
  return { found, cut: false }
}

export function replace(pattern, chosen, text, by) {
  const compiled = compile(pattern, chosen)
  return typeof compiled === 'string' || pattern === '' ? text : text.replace(compiled, by)
}

/** The text in pieces: those that match and those between them. */
export function pieces(text, found) {
  const list = []
  let at = 0
  for (const one of found) {
    list.push({ text: text.slice(at, one.index), match: false }, { text: one.text, match: true })
    at = one.index + one.text.length
  }
  list.push({ text: text.slice(at), match: false })
  return list.filter((piece) => piece.text !== '')
}

function compile(pattern, chosen) {
  try {
    return new RegExp(pattern, `${chosen}u`)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return message.replace(/^Invalid regular expression: /, '')
  }
}
