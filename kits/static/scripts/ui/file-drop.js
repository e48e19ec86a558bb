import { h, icon } from '../dom.js'
import { button } from './controls.js'

/** Takes files by choosing or dropping. `label` is what is picked: `picture`. */
export function fileDrop({ label, accept, multiple = false, onFiles }, ...buttons) {
  const input = h('input', {
    type: 'file',
    accept,
    multiple,
    'aria-label': multiple ? 'Files' : `Choose ${label}, file`,
    tabIndex: -1,
    class: 'sr-only',
    onchange: () => {
      onFiles([...input.files])
      // The same file may be chosen again after it has changed.
      input.value = ''
    },
  })
  const zone = h(
    'div',
    {
      class: 'drop-zone',
      ondragover: (event) => {
        event.preventDefault()
        zone.classList.add('over')
      },
      ondragleave: () => zone.classList.remove('over'),
      ondrop: (event) => {
        event.preventDefault()
        zone.classList.remove('over')
        onFiles([...event.dataTransfer.files])
      },
    },
    h('span', { class: 'empty-icon' }, icon('upload')),
    h('p', { class: 'drop-title' }, `Drop ${multiple ? `${label}s` : `a ${label}`} here`),
    h('p', { class: 'muted' }, 'Or choose from your device. Nothing leaves your browser.'),
    h(
      'div',
      { class: 'row' },
      button(multiple ? 'Choose files' : `Choose ${label}`, {
        look: 'primary',
        icon: 'upload',
        onclick: () => input.click(),
      }),
      buttons,
    ),
    input,
  )
  return zone
}
