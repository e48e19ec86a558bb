import { inline } from './inline.js'
import { element } from './node.js'
import { list, listMarker } from './list.js'
import { isTableHead, table } from './table.js'

const MAX_DEPTH = 12

/** Headings, paragraphs, lists, quotes, code, tables and rules of a Markdown text. */
export function markdown(text) {
  return blocks(text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n'), 0)
}

export function blocks(lines, depth) {
  if (depth > MAX_DEPTH) return [element('p', [lines.join(' ')])]
  const found = []
  let at = 0
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1
      continue
    }
    const { node, next } = block(lines, at, depth)
    found.push(node)
    at = next
  }
  return found
}

function block(lines, at, depth) {
  const line = lines[at] ?? ''
  const heading = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/.exec(line)
  if (heading) {
    const tag = `h${heading[1]?.length ?? 1}`
    return { node: element(tag, inline(heading[2] ?? '')), next: at + 1 }
  }
  const fence = /^ {0,3}(`{3,}|~{3,})[^`]*$/.exec(line)
  if (fence) return fenced(lines, at, fence[1] ?? '```')
  if (isRule(line)) return { node: element('hr'), next: at + 1 }
  if (/^ {0,3}>/.test(line)) return quote(lines, at, depth)
  if (listMarker(line)) return list(lines, at, depth)
  if (isTableHead(line, lines[at + 1])) return table(lines, at)
  return paragraph(lines, at)
}

function fenced(lines, at, fence) {
  const closing = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}\\s*$`)
  const length = lines.slice(at + 1).findIndex((line) => closing.test(line))
  const end = length === -1 ? lines.length : at + 1 + length
  const text = lines.slice(at + 1, end).join('\n')
  return { node: element('pre', [element('code', [`${text}\n`])]), next: end + 1 }
}

function quote(lines, at, depth) {
  const next = lines.findIndex((line, index) => index > at && !/^ {0,3}>/.test(line))
  const end = next === -1 ? lines.length : next
  const inner = lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, ''))
  return { node: element('blockquote', blocks(inner, depth + 1)), next: end }
}

function paragraph(lines, at) {
  let end = at + 1
  while (end < lines.length && !isBlank(lines[end]) && !interrupts(lines[end] ?? '')) {
    const underline = /^ {0,3}(=+|-+)\s*$/.exec(lines[end] ?? '')
    if (underline) {
      const tag = underline[1]?.startsWith('=') ? 'h1' : 'h2'
      return { node: element(tag, textOf(lines.slice(at, end))), next: end + 1 }
    }
    end += 1
  }
  return { node: element('p', textOf(lines.slice(at, end))), next: end }
}

function textOf(lines) {
  return inline(
    lines
      .map((line) => line.trimStart())
      .join('\n')
      .trimEnd(),
  )
}

function interrupts(line) {
  const underline = /^ {0,3}-+\s*$/.test(line)
  return (
    /^ {0,3}(?:#{1,6}\s|>|`{3,}|~{3,})/.test(line) ||
    (isRule(line) && !underline) ||
    (listMarker(line) !== null && !underline)
  )
}

function isRule(line) {
  return /^ {0,3}(?:(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s*){3,})$/.test(line)
}

function isBlank(line) {
  return line === undefined || line.trim() === ''
}
