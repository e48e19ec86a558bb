import { h } from '../dom.js'
import { formatBytes, kindOfFile, textOfData } from '../lib/tools/upload/files.js'
import { openDialog } from './dialog.js'

const MAX_TEXT_CHARS = 20_000

/** Shows what is in a file, as far as the browser can. */
export function openPreview(file) {
  openDialog(file.name, () =>
    h(
      'div',
      { class: 'preview' },
      content(file),
      h('p', { class: 'muted' }, `${file.type || 'unknown type'} · ${formatBytes(file.bytes)}`),
    ),
  )
}

function content({ name, type, data }) {
  switch (kindOfFile(name, type)) {
    case 'picture':
      return h('img', { src: data, alt: name })
    case 'text':
      return h('pre', {}, textOfData(data).slice(0, MAX_TEXT_CHARS))
    case 'audio':
      return h('audio', { controls: true, src: data })
    case 'video':
      return h('video', { controls: true, src: data })
    default:
      return h('p', {}, 'There is no preview for this kind of file.')
  }
}
