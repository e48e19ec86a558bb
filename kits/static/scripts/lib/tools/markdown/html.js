const empty = new Set(['br', 'hr', 'img', 'input'])
const ownLine = new Set([
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'table',
  'tr',
  'ul',
])

/** The nodes as HTML, to save or copy. */
export function toHtml(nodes) {
  return nodes.map(one).join('')
}

function one(node) {
  if (typeof node === 'string') return escapeHtml(node)
  const attributes = [
    node.address !== undefined &&
      `${node.tag === 'a' ? 'href' : 'src'}="${escapeHtml(node.address)}"`,
    node.alt !== undefined && `alt="${escapeHtml(node.alt)}"`,
    node.tag === 'input' && 'type="checkbox" disabled',
    node.checked && 'checked',
    node.start !== undefined && `start="${node.start}"`,
    node.align && `align="${node.align}"`,
  ].filter(Boolean)
  const open = `<${[node.tag, ...attributes].join(' ')}>`
  const whole = empty.has(node.tag) ? open : `${open}${toHtml(node.children)}</${node.tag}>`
  return ownLine.has(node.tag) ? `${whole}\n` : whole
}

export function escapeHtml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
