import { h } from '../dom.js'
import { downloadText } from '../lib/download.js'
import { countFound, emptyFind, replaceFound, wantedOf } from '../lib/tools/text/find.js'
import { fitTexts } from '../lib/tools/text/texts.js'
import { button } from './controls.js'
import { copyButton } from './copy-button.js'
import { findBar } from './find-bar.js'
import { keptText } from './kept-text.js'
import { textPane } from './text-pane.js'

/** A text that is worked on: each change that a button makes can be undone, and says what it did. */
export function editedText(key, text, onDraw = () => {}) {
  const state = keptText(key, (stored) => fitTexts(stored, { ...emptyFind, text }), draw)
  let before = null
  let done = ''
  const status = h('p', { role: 'status', class: 'muted' })
  const undo = button('Undo', {
    look: 'quiet',
    onclick: () => put(before, null, ''),
  })
  const download = button('Download', {
    look: 'quiet',
    onclick: () => downloadText('text.txt', state.get().text, 'text/plain'),
  })
  const pane = textPane(
    'Text',
    {
      mono: false,
      placeholder: 'Type or paste a text…',
      value: state.get().text,
      onInput: (next) => change({ text: next }),
    },
    status,
    undo,
    download,
    copyButton(() => state.get().text),
  )
  const find = findBar(state.get(), {
    onChange: change,
    onReplace() {
      const current = state.get()
      const wanted = wantedOf(current)
      const count = countFound(current.text, wanted)
      const times = count === 1 ? '1 time' : `${count} times`
      edit(replaceFound(current.text, wanted, current.by), `Replaced ${times}.`)
    },
  })

  function change(next) {
    done = ''
    state.set(next)
  }

  function edit(next, what) {
    put(next, state.get().text, what)
  }

  function put(next, last, what) {
    before = last
    done = what
    pane.area.value = next
    state.set({ text: next })
  }

  function draw(current) {
    status.textContent = done
    undo.hidden = before === null
    download.disabled = current.text === ''
    find.draw(current)
    onDraw(current)
  }

  return {
    find: find.element,
    pane: pane.element,
    edit,
    get: state.get,
    draw: state.draw,
  }
}
