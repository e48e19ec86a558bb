import { createElement, type ReactNode } from 'react'
import type { MarkdownNode, MarkdownTag } from '../../../lib/tools/markdown/node'

const looks: Partial<Record<MarkdownTag, string>> = {
  a: 'text-accent underline underline-offset-4',
  blockquote: 'my-4 border-l-4 border-line pl-4 text-muted',
  code: 'rounded bg-sunken px-1.5 py-0.5 font-mono text-[0.9em]',
  h1: 'mt-6 mb-3 text-2xl font-semibold tracking-tight first:mt-0',
  h2: 'mt-6 mb-3 text-xl font-semibold tracking-tight first:mt-0',
  h3: 'mt-5 mb-2 text-lg font-semibold first:mt-0',
  h4: 'mt-4 mb-2 font-semibold',
  h5: 'mt-4 mb-2 font-semibold',
  h6: 'mt-4 mb-2 font-semibold text-muted',
  hr: 'my-6 border-line',
  img: 'my-4 max-w-full rounded-lg',
  input: 'mr-1.5 size-4 align-[-0.15em] accent-primary',
  li: 'my-1',
  ol: 'my-3 list-decimal pl-6',
  p: 'my-3 first:mt-0 last:mb-0',
  pre: 'my-4 overflow-x-auto rounded-xl bg-sunken p-4 text-sm [&>code]:p-0',
  table: 'my-4 w-full border-collapse text-sm',
  td: 'border border-line px-3 py-1.5',
  th: 'border border-line bg-sunken px-3 py-1.5 font-semibold',
  ul: 'my-3 list-disc pl-6 has-[>li>input]:list-none has-[>li>input]:pl-1',
}

/** Rendered Markdown: elements are made from its nodes, never from HTML in the text. */
export function MarkdownView({ nodes }: { nodes: readonly MarkdownNode[] }): ReactNode {
  return nodes.map((node, at) => view(node, at))
}

function view(node: MarkdownNode, key: number): ReactNode {
  if (typeof node === 'string') return node
  const { tag, address, alt, checked, start, align, children } = node
  const more = {
    a: { href: address, target: '_blank', rel: 'noopener noreferrer' },
    img: { src: address, alt },
    input: { type: 'checkbox', checked, readOnly: true, disabled: true },
    ol: { start },
  }[tag as string]
  const properties = { key, className: looks[tag], style: align && { textAlign: align }, ...more }
  return children.length === 0
    ? createElement(tag, properties)
    : createElement(tag, properties, ...children.map(view))
}
