import { element, safeAddress } from './node.js'

const MAX_DEPTH = 20

/** In this order at each place. What no rule takes is text. */
const rules = [
  { pattern: /\\([!-/:-@[-`{-~])/y, make: (match) => match[1] ?? '' },
  { pattern: /(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, make: (match) => code(match[2] ?? '') },
  { pattern: / {2,}\n|\\\n/y, make: () => element('br') },
  { pattern: /!\[([^\]\n]*)\]\(([^)\s]+)\)/y, make: (match) => picture(match[2], match[1] ?? '') },
  {
    pattern: /\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]\(([^)\s]+)\)/y,
    make: (match, depth) => link(match[2], inline(match[1] ?? '', depth + 1)),
  },
  {
    pattern: /<((?:https?:\/\/|mailto:)[^\s<>]+)>/iy,
    make: (match) => link(match[1], [match[1] ?? '']),
  },
  {
    pattern: /https?:\/\/[^\s<>"'`)\]]*[^\s<>"'`)\].,;:!?]/y,
    make: (match) => link(match[0], [match[0]]),
  },
  { pattern: /\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)/y, make: wrap('strong') },
  { pattern: /__(?=\S)([\s\S]*?\S)__(?!\w)/y, make: wrap('strong') },
  { pattern: /~~(?=\S)([\s\S]*?\S)~~/y, make: wrap('del') },
  { pattern: /\*(?=[^\s*])([\s\S]*?[^\s*])\*(?!\*)/y, make: wrap('em') },
  { pattern: /_(?=[^\s_])([\s\S]*?[^\s_])_(?!\w)/y, make: wrap('em') },
]

/** Emphasis, code, links and pictures inside a line or paragraph. */
export function inline(text, depth = 0) {
  if (depth > MAX_DEPTH) return [text]
  const nodes = []
  let plain = ''
  let at = 0
  while (at < text.length) {
    const taken = takeAt(text, at, depth)
    if (!taken) {
      plain += text.charAt(at)
      at += 1
      continue
    }
    if (typeof taken.node === 'string') plain += taken.node
    else {
      if (plain !== '') nodes.push(plain)
      plain = ''
      nodes.push(taken.node)
    }
    at += taken.length
  }
  return plain === '' ? nodes : [...nodes, plain]
}

function takeAt(text, at, depth) {
  // Most places hold a letter; no rule begins with one but that for addresses, which stand at the start of a word.
  const here = text.charAt(at)
  if (!/[\\`![<*_~ h]/i.test(here)) return null
  const inWord = at > 0 && /\w/.test(text.charAt(at - 1))
  if (inWord && /[_h]/i.test(here)) return null
  for (const { pattern, make } of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    const node = match && make(match, depth)
    if (match && node !== null) return { node, length: match[0].length }
  }
  return null
}

function wrap(tag) {
  return (match, depth) => element(tag, inline(match[1] ?? '', depth + 1))
}

function code(text) {
  const line = text.replaceAll('\n', ' ')
  return element('code', [/^ .*\S.* $/.test(line) ? line.slice(1, -1) : line])
}

function link(address, children) {
  const safe = safeAddress(address ?? '')
  return safe === null ? null : element('a', children, { address: safe })
}

function picture(address, alt) {
  const safe = safeAddress(address ?? '')
  return safe === null || safe.startsWith('mailto:')
    ? null
    : element('img', [], { address: safe, alt })
}
