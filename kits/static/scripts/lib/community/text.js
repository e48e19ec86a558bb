/** A run of text, a `#tag` or a web address in it. */

/** Lines that belong together: what somebody says, or what they quote. */

const special = /(?<=^|\s)#[\p{L}\p{N}_-]+|https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/gu

export function pieces(text) {
  const found = []
  let end = 0
  for (const match of text.matchAll(special)) {
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) })
    found.push({ kind: match[0].startsWith('#') ? 'tag' : 'link', text: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) })
  return found
}

/** The tags in a text, small and each once, without the `#`. */
export function hashtags(text) {
  const tags = pieces(text).filter((piece) => piece.kind === 'tag')
  return [...new Set(tags.map((piece) => piece.text.slice(1).toLocaleLowerCase()))]
}

/** Lines that begin with `>` are quotes, as in mails. */
export function passages(text) {
  const found = []
  for (const line of text.trim().split('\n')) {
    const quote = /^>/.test(line)
    const content = quote ? line.replace(/^>\s?/, '') : line
    const last = found.at(-1)
    if (last?.quote === quote) last.text += `\n${content}`
    else found.push({ quote, text: content })
  }
  return found
    .map(({ quote, text: content }) => ({ quote, text: content.trim() }))
    .filter((passage) => passage.text !== '')
}

/** What somebody said as the beginning of an answer to it. What they quoted themselves is left out. */
export function quoted(author, text) {
  const own = passages(text).filter((passage) => !passage.quote)
  const lines = own.flatMap((passage) => passage.text.split('\n'))
  return [`${author || 'Somebody'} wrote:`, ...lines].map((line) => `> ${line}\n`).join('') + '\n'
}
