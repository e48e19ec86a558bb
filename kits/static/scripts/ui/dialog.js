import { h, uniqueId } from '../dom.js'
import { iconButton } from './controls.js'

/** Opens a modal window; Escape closes it. Gives the way to close it. */
export function openDialog(title, content) {
  const id = uniqueId('dialog')
  const close = () => dialog.close()
  const dialog = h(
    'dialog',
    { 'aria-labelledby': id, onclose: () => dialog.remove() },
    h('header', {}, h('h2', { id }, title), iconButton('x', 'Close', { onclick: close })),
    content(close),
  )
  document.body.append(dialog)
  dialog.showModal()
  return close
}
