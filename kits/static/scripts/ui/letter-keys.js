import { h } from '../dom.js'
import { keyRows } from '../lib/games/letters.js'

/** An on-screen keyboard. `reusable`: a letter can be used again. */
export function letterKeys({ onLetter, onEnter, onDelete, reusable = false }) {
  const keys = new Map()
  const wide = (text, label, onclick) =>
    h('button', { type: 'button', class: 'wide', 'aria-label': label, onclick }, text)
  const rows = keyRows.map((row, at) =>
    h(
      'div',
      {},
      at === 2 && onEnter && wide('Enter', null, onEnter),
      [...row].map((letter) => {
        const key = h('button', { type: 'button', onclick: () => onLetter(letter) }, letter)
        keys.set(letter, key)
        return key
      }),
      at === 2 && onDelete && wide('⌫', 'Delete', onDelete),
    ),
  )
  const element = h('div', { role: 'group', 'aria-label': 'Keyboard', class: 'letter-keys' }, rows)

  return {
    element,
    /** `stateOf` gives what is known about a letter: the class of its key. */
    show(stateOf, disabled) {
      for (const key of element.querySelectorAll('.wide')) key.disabled = disabled
      for (const [letter, key] of keys) {
        const state = stateOf(letter)
        key.className = state
        key.setAttribute('aria-label', state ? `${letter}, ${state}` : letter)
        key.disabled = disabled || (!reusable && state !== '')
      }
    },
  }
}
