import { inline } from './inline.js'
import { element } from './node.js'

export function isTableHead(line, next) {
  if (!line.includes('|') || next === undefined || !/^[\s|:-]*-[\s|:-]*$/.test(next)) return false
  return cells(line).length === cells(next).length
}

export function table(lines, at) {
  const aligns = cells(lines[at + 1] ?? '').map(alignOf)
  let end = at + 2
  while (end < lines.length && lines[end]?.includes('|')) end += 1
  const row = (line, tag) => {
    const texts = cells(line)
    return element(
      'tr',
      aligns.map((align, column) =>
        element(tag, inline(texts[column] ?? ''), align ? { align } : {}),
      ),
    )
  }
  const head = element('thead', [row(lines[at] ?? '', 'th')])
  const body = lines.slice(at + 2, end).map((line) => row(line, 'td'))
  return {
    node: element('table', [head, ...(body.length > 0 ? [element('tbody', body)] : [])]),
    next: end,
  }
}

/** `| a | b \| c |` → `a`, `b | c` */
function cells(line) {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function alignOf(cell) {
  const [left, right] = [cell.startsWith(':'), cell.endsWith(':')]
  if (left && right) return 'center'
  return right ? 'right' : left ? 'left' : undefined
}
