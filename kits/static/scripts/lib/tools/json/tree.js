/** A line of the tree: a value with its key. */

/** More lines are not shown. */
export const MAX_LINES = 2000

/** The lines that are seen: a search opens what leads to a match and hides the rest. */
export function treeLines(value, closed, search) {
  const wanted = search.trim().toLowerCase()
  const lines = []
  let found = 0

  function visit(node, path, key, depth) {
    const inside = membersOf(node)
    const text = textOf(node, inside.length)
    const own = inside.length === 0 || typeof node !== 'object' ? text.toLowerCase() : ''
    const match =
      wanted !== '' && ((key ?? '').toLowerCase().includes(wanted) || own.includes(wanted))
    if (match) found += 1
    const place = lines.length
    const open = inside.length === 0 ? null : wanted !== '' || !closed.has(path)
    lines.push({ path, depth, key, kind: kindOf(node), text, open, found: match })
    let below = false
    if (open)
      for (const [name, child] of inside)
        if (visit(child, `${path}/${escapeKey(name)}`, name, depth + 1)) below = true
    const kept = wanted === '' || match || below
    if (!kept) lines.length = place
    return kept
  }

  visit(value, '', null, 0)
  return { lines: lines.slice(0, MAX_LINES), found }
}

/** The paths of everything that can be closed. */
export function branches(value, path = '') {
  const inside = membersOf(value)
  if (inside.length === 0) return []
  return [path, ...inside.flatMap(([key, child]) => branches(child, `${path}/${escapeKey(key)}`))]
}

/** `/languages/0` → `languages[0]`, as one writes it in code. */
export function codePath(path) {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  return keys
    .map((key, at) => {
      if (/^\d+$/.test(key)) return `[${key}]`
      if (/^[A-Za-z_$][\w$]*$/.test(key)) return at === 0 ? key : `.${key}`
      return `[${JSON.stringify(key)}]`
    })
    .join('')
}

/** Where an arrow key leads from a line: to another line, or to open and close this one. */
export function treeKey(lines, at, key) {
  const line = lines[at]
  if (!line) return null
  switch (key) {
    case 'ArrowDown':
      return { move: Math.min(lines.length - 1, at + 1) }
    case 'ArrowUp':
      return { move: Math.max(0, at - 1) }
    case 'Home':
      return { move: 0 }
    case 'End':
      return { move: lines.length - 1 }
    case 'ArrowRight':
      return line.open === false ? { toggle: true } : { move: line.open ? at + 1 : at }
    case 'ArrowLeft':
      if (line.open) return { toggle: true }
      return {
        move: Math.max(
          0,
          lines.slice(0, at).findLastIndex((one) => one.depth < line.depth),
        ),
      }
    case 'Enter':
    case ' ':
      return line.open === null ? {} : { toggle: true }
    default:
      return null
  }
}

function membersOf(value) {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function textOf(value, count) {
  if (Array.isArray(value)) return count === 1 ? '[1 item]' : `[${count} items]`
  if (typeof value === 'object' && value !== null)
    return count === 1 ? '{1 key}' : `{${count} keys}`
  return JSON.stringify(value)
}

function kindOf(value) {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const kind = typeof value
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object'
}

function escapeKey(key) {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
