import { h, icon } from '../dom.js'
import { decodeText } from '../lib/csv/decode.js'
import { sampleName, sampleText } from '../lib/csv/sample.js'
import { button } from './controls.js'

const MAX_FILE_BYTES = 50_000_000

/** Takes a file by choosing, dropping or pasting. */
export function csvPicker({ sample, onOpen, onProblem }) {
  const input = h('input', {
    type: 'file',
    'aria-label': 'CSV file',
    accept: '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain',
    class: 'sr-only',
    tabIndex: -1,
    onchange: () => {
      read(input.files[0])
      // The same file may be chosen again after it has changed.
      input.value = ''
    },
  })
  const text = h('textarea', {
    'aria-label': 'CSV text',
    rows: 6,
    placeholder: 'name,amount\nCoffee,3.20',
  })
  const form = h(
    'form',
    {
      hidden: true,
      class: 'paste',
      onsubmit: (event) => {
        event.preventDefault()
        form.hidden = true
        onOpen({ name: 'Pasted text', text: text.value, note: null })
      },
    },
    text,
    button('Show as table', { look: 'primary', type: 'submit' }),
  )
  const pasteButton = button('Paste text', {
    'aria-expanded': 'false',
    onclick: () => {
      form.hidden = !form.hidden
      pasteButton.setAttribute('aria-expanded', String(!form.hidden))
    },
  })

  async function read(file) {
    if (!file) return
    if (file.size > MAX_FILE_BYTES) return onProblem(`${file.name} is larger than 50 MB.`)
    try {
      onOpen({ name: file.name, ...decodeText(new Uint8Array(await file.arrayBuffer())) })
    } catch {
      onProblem(`${file.name} cannot be read.`)
    }
  }

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
        read(event.dataTransfer.files[0])
      },
    },
    h('span', { class: 'empty-icon' }, icon('file')),
    h('p', { class: 'drop-title' }, 'Drop a CSV file here'),
    h('p', { class: 'muted' }, 'Or choose one from your device. The file stays in your browser.'),
    h(
      'div',
      { class: 'row' },
      button('Choose file', { look: 'primary', icon: 'upload', onclick: () => input.click() }),
      pasteButton,
      sample &&
        button('Try sample data', {
          onclick: () => onOpen({ name: sampleName, text: sampleText, note: null }),
        }),
    ),
    input,
    form,
  )
  return zone
}
