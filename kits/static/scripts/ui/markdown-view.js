import { h } from '../dom.js'

/** Rendered Markdown: elements are made from its nodes, never from HTML in the text. */
export function markdownView(nodes) {
  return nodes.map(view)
}

function view(node) {
  if (typeof node === 'string') return node
  const { tag, address, alt, checked, start, align, children } = node
  const more = {
    a: { href: address, target: '_blank', rel: 'noopener noreferrer' },
    img: { src: address, alt },
    input: { type: 'checkbox', checked, disabled: true },
    ol: { start },
  }[tag]
  const style = align && `text-align: ${align}`
  return h(tag, { ...more, style }, ...children.map(view))
}
