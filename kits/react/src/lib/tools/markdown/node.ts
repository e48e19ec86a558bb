/** A piece of rendered Markdown. Only the tags and attributes named here exist, so nothing in a text can run as a script. */
export type MarkdownNode = string | MarkdownElement

export type MarkdownTag =
  | 'a'
  | 'blockquote'
  | 'br'
  | 'code'
  | 'del'
  | 'em'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'hr'
  | 'img'
  | 'input'
  | 'li'
  | 'ol'
  | 'p'
  | 'pre'
  | 'strong'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'tr'
  | 'ul'

export interface MarkdownElement {
  tag: MarkdownTag
  /** An address of links and pictures, already checked. */
  address?: string
  /** Text of a picture that cannot be seen. */
  alt?: string
  /** Of a task. */
  checked?: boolean
  /** First number of an ordered list. */
  start?: number
  align?: 'left' | 'center' | 'right'
  children: MarkdownNode[]
}

export function element(
  tag: MarkdownTag,
  children: MarkdownNode[] = [],
  more: Omit<MarkdownElement, 'tag' | 'children'> = {},
): MarkdownElement {
  return { tag, ...more, children }
}

/** Addresses that a link may have: nothing that runs a script. */
export function safeAddress(address: string): string | null {
  const text = address.trim()
  if (!/^(?:https?:\/\/|mailto:)[^\s"'<>`\\]+$/i.test(text)) return null
  return text
}
