import { h } from '../dom.js'
import { button, iconButton } from './controls.js'

const UNDO_MS = 8000
let open = null

/** Says what has just happened and offers to take it back, for a while. */
export function offerUndo(text, undo) {
  open?.close()
  const close = () => {
    clearTimeout(timer)
    notice.remove()
    open = null
  }
  const notice = h(
    'div',
    { role: 'status', class: 'undo' },
    h('span', {}, text),
    button('Undo', {
      look: 'quiet',
      icon: 'undo',
      onclick: () => {
        close()
        undo()
      },
    }),
    iconButton('x', 'Dismiss', { onclick: close }),
  )
  const timer = setTimeout(close, UNDO_MS)
  open = { close }
  document.body.append(notice)
}

/** A place for one error message. */
export function errorPlace() {
  const place = h('p', { role: 'alert', class: 'error', hidden: true })
  return {
    element: place,
    show(message) {
      place.textContent = message ?? ''
      place.hidden = !message
    },
  }
}
