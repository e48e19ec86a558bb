import { downloadText } from '../lib/download.js'

/** Makes the files that have no address of their own. */
export function downloads(root, { items }) {
  const lines = [...root.children]
  for (const [at, { title, text = '', content }] of items.entries()) {
    const button = lines[at].querySelector('button')
    button?.addEventListener('click', () => {
      const written = content ?? [title, text].filter(Boolean).join('\n\n')
      downloadText(`${title}.txt`, `${written}\n`, 'text/plain')
    })
  }
}
