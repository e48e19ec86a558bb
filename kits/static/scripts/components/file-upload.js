import { h, icon, refresh } from '../dom.js'
import { newId } from '../lib/id.js'
import {
  accepted,
  fileProblem,
  formatBytes,
  keptFiles,
  kindOfFile,
  readFiles,
} from '../lib/tools/upload/files.js'
import { readAsData } from '../lib/tools/upload/read.js'
import { button, iconButton } from '../ui/controls.js'
import { fileDrop } from '../ui/file-drop.js'
import { openPreview } from '../ui/file-preview.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

/** Files one picks or drops: listed, previewed, removed. Small ones are kept in the browser. */
export function fileUpload(root, { heading, accept = 'any', maxMb = 10 }) {
  const stored = kept('uploads', readFiles, () => {})
  // Large contents are only here, until the page is left.
  let files = stored.read()
  const drop = fileDrop({
    label: 'file',
    accept: accepted[accept].accept,
    multiple: true,
    onFiles: add,
  })
  const problems = h('div', { role: 'alert', class: 'upload-problems' })
  const running = h('div')
  const count = h('p', { role: 'status' })
  const list = h('ul', { 'aria-label': 'Files', class: 'card file-list' })
  part(
    root,
    heading,
    drop,
    h(
      'p',
      { class: 'muted' },
      `${accepted[accept].label}, up to ${maxMb} MB each. Files up to 150 kB stay in this browser; larger ones until you leave the page.`,
    ),
    problems,
    stored.error,
    running,
    count,
    list,
  )
  draw()

  function add(chosen) {
    const refused = chosen.map((file) => fileProblem(file, accept, maxMb))
    refresh(
      problems,
      refused.filter(Boolean).map((problem) => h('p', { class: 'error' }, problem)),
    )
    for (const [at, file] of chosen.entries()) if (refused[at] === null) read(file)
  }

  async function read(file) {
    const bar = h('progress', { value: 0, 'aria-label': `Progress of ${file.name}` })
    const line = h('div', { class: 'card reading' }, `Reading ${file.name}…`, bar)
    running.append(line)
    try {
      const data = await readAsData(file, (done) => (bar.value = done))
      const { name, type, size: bytes } = file
      update([{ id: newId(), name, type, bytes, at: new Date().toISOString(), data }, ...files])
    } catch {
      problems.append(h('p', { class: 'error' }, `${file.name} cannot be read.`))
    }
    line.remove()
  }

  function update(next) {
    files = next
    stored.change(() => keptFiles(files))
    draw()
  }

  function draw() {
    const total = formatBytes(files.reduce((sum, file) => sum + file.bytes, 0))
    const number = files.length === 1 ? '1 file' : `${files.length} files`
    drop.classList.toggle('compact', files.length > 0)
    count.textContent = files.length === 0 ? 'No files yet' : `${number}, ${total}`
    list.hidden = files.length === 0
    refresh(list, files.map(item))
  }

  function item(file) {
    const { id, name, type, bytes, at, data } = file
    const when = new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
    const facts = [type || 'unknown type', formatBytes(bytes), when]
    if (data === null) facts.push('no longer here')
    const seen = data !== null && kindOfFile(name, type) === 'picture'
    return h(
      'li',
      {},
      h('span', { class: 'thumb' }, seen ? h('img', { src: data, alt: '' }) : icon('file')),
      h(
        'div',
        {},
        h('p', { class: 'file-name' }, name),
        h('p', { class: 'muted' }, facts.join(' · ')),
      ),
      data !== null && button('Preview', { class: 'small', onclick: () => openPreview(file) }),
      data !== null &&
        h(
          'a',
          { href: data, download: name, 'aria-label': `Download ${name}`, class: 'icon-button' },
          icon('download'),
        ),
      iconButton('trash', `Remove ${name}`, {
        onclick: () => update(files.filter((one) => one.id !== id)),
      }),
    )
  }
}
