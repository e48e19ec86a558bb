import { copyText } from '../lib/clipboard.js'
import { h } from '../dom.js'
import { button } from './controls.js'

const SAID_MS = 2000

/** Copies a text and says so for a moment; `text` gives it when it is needed. */
export function copyButton(text, label = 'Copy') {
  const word = h('span', { role: 'status' }, label)
  const element = button('', {
    onclick: async () => {
      word.textContent = (await copyText(text())) ? 'Copied' : 'Cannot copy here'
      setTimeout(() => (word.textContent = label), SAID_MS)
    },
  })
  element.append(word)
  return element
}
