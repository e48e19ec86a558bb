import { h, uniqueId } from '../dom.js'
import { button } from './controls.js'

/** A large field for a text, with buttons above it. */
export function textPane(label, { mono = true, onInput, ...properties }, ...tools) {
  const id = uniqueId('text')
  const area = h('textarea', {
    id,
    spellcheck: !mono,
    class: mono ? 'mono' : '',
    oninput: () => onInput?.(area.value),
    ...properties,
  })
  return {
    area,
    element: h(
      'div',
      { class: 'card text-pane' },
      h(
        'div',
        { class: 'card-head' },
        h('label', { htmlFor: id }, label),
        h('div', { class: 'row' }, tools),
      ),
      area,
    ),
  }
}

/** Opens a text file; `onText` gets what is in it. */
export function fileButton(label, accept, onText, maxBytes = 5_000_000) {
  const input = h('input', {
    type: 'file',
    accept,
    'aria-label': `${label}, file`,
    class: 'sr-only',
    tabIndex: -1,
    onchange: async () => {
      const [file] = input.files
      if (file && file.size <= maxBytes) onText(await file.text())
      input.value = ''
    },
  })
  return [button(label, { look: 'quiet', onclick: () => input.click() }), input]
}
