import { blocks } from './blocks.js'
import { element } from './node.js'

export function listMarker(line) {
  const match = /^( {0,3})([-*+]|\d{1,9}[.)])(?: +|$)/.exec(line)
  if (!match) return null
  const sign = match[2] ?? '-'
  return {
    ordered: /\d/.test(sign),
    number: Number.parseInt(sign, 10) || 0,
    indent: Math.min(match[0].length, (match[1]?.length ?? 0) + sign.length + 1),
  }
}

/** A list from its first line on; items hold other blocks, also further lists. */
export function list(lines, start, depth) {
  const first = listMarker(lines[start] ?? '')
  const items = []
  let at = start
  while (at < lines.length) {
    const marker = listMarker(lines[at] ?? '')
    if (!marker || marker.ordered !== first?.ordered) break
    const end = endOfItem(lines, at, marker.indent)
    const inner = lines
      .slice(at, end)
      .map((line, index) =>
        index === 0 ? line.slice(marker.indent) : unindent(line, marker.indent),
      )
    items.push(item(inner, depth))
    at = end
    while (at < lines.length && lines[at]?.trim() === '' && listMarker(lines[at + 1] ?? '')) at += 1
  }
  const ordered = first?.ordered === true
  const more = ordered && first.number !== 1 ? { start: first.number } : {}
  return { node: element(ordered ? 'ol' : 'ul', items, more), next: at }
}

/** Lines belong to an item while they are indented, blank before such a line, or the rest of its paragraph. */
function endOfItem(lines, at, indent) {
  let end = at + 1
  while (end < lines.length) {
    const line = lines[end] ?? ''
    if (line.trim() === '') {
      if (!isIndented(lines[end + 1] ?? '', indent)) break
    } else if (!isIndented(line, indent)) {
      const lazy =
        lines[end - 1]?.trim() !== '' && !/^ {0,3}(?:[-*+#>|]|\d+[.)]|```|~~~)/.test(line)
      if (!lazy) break
    }
    end += 1
  }
  return end
}

function item(lines, depth) {
  const task = /^\[([ xX])\] +/.exec(lines[0] ?? '')
  const rest = task ? [lines[0]?.slice(task[0].length) ?? '', ...lines.slice(1)] : lines
  const [first, ...others] = blocks(rest, depth + 1)
  // A short item is a line, not a paragraph.
  const text = first?.tag === 'p' ? first.children : first ? [first] : []
  const box = task ? [element('input', [], { checked: task[1] !== ' ' }), ' '] : []
  return element('li', [...box, ...text, ...others])
}

function isIndented(line, indent) {
  return line.trim() !== '' && line.search(/\S/) >= Math.min(indent, 2)
}

function unindent(line, indent) {
  return line.slice(Math.min(indent, Math.max(0, line.search(/\S|$/))))
}
