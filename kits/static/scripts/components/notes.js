import { h, refresh } from '../dom.js'
import { newId } from '../lib/id.js'
import {
  addNote,
  changeNote,
  findNotes,
  noteStatus,
  noteTitle,
  readNotes,
  removeNote,
} from '../lib/notes/notes.js'
import { button, emptyState, iconButton, searchInput } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { offerUndo } from '../ui/notices.js'
import { part } from '../ui/part.js'

/** Notes on the left, the open one on the right. What is typed is saved at once. */
export function notes(root, { heading, samples = [] }) {
  let search = ''
  let openId = null
  // Typed, but not stored because there was no room: it stays on the page and is tried again with the next key.
  const unsaved = new Map()
  const all = kept('notes', (stored) => readNotes(stored, samples), drawList)
  const list = h('div', { class: 'note-list' })
  const editor = h('div', { class: 'note-editor' })
  const find = (text) => {
    search = text
    all.draw()
  }
  const side = h(
    'div',
    { class: 'note-side' },
    h('div', { class: 'card-head' }, searchInput('Search notes', find), newButton()),
    list,
  )
  const panel = h('div', { class: 'card notes' }, side, editor)
  part(root, heading, all.error, panel)
  open(null)

  function newButton() {
    return button('New note', { look: 'primary', icon: 'plus', onclick: create })
  }

  function create() {
    const id = newId()
    if (all.change((current) => addNote(current, new Date(), id))) open(id)
  }

  function open(id) {
    openId = id
    panel.classList.toggle('editing', id !== null)
    const note = all.read().find((one) => one.id === id)
    refresh(
      editor,
      note
        ? editorOf({ ...note, ...unsaved.get(id) })
        : emptyState('No note open', 'Choose a note, or write a new one.', 'pencil', newButton()),
    )
    all.draw()
    if (note && note.title === '' && note.body === '') editor.querySelector('input').focus()
  }

  function drawList(current) {
    const found = findNotes(current, search)
    refresh(
      list,
      found.length === 0
        ? h(
            'p',
            { class: 'muted nothing' },
            current.length === 0 ? 'No notes yet' : 'No note matches',
          )
        : h('ul', { 'aria-label': 'Notes' }, found.map(entry)),
    )
  }

  function entry(note) {
    const first = note.body.trim().split('\n')[0]
    const choose = h(
      'button',
      {
        type: 'button',
        'data-key': note.id,
        'aria-current': note.id === openId ? 'true' : undefined,
        onclick: () => open(note.id),
      },
      h('b', {}, noteTitle(note)),
      h('span', { class: 'muted' }, [day(note.changedAt), first].filter(Boolean).join(' · ')),
    )
    return h('li', {}, choose)
  }

  function editorOf(note) {
    const said = () => noteStatus(typed.body, !unsaved.has(note.id))
    const typed = { title: note.title, body: note.body }
    const status = h('p', { role: 'status', class: 'muted' }, said())
    const save = (text) => {
      Object.assign(typed, text)
      if (all.change((current) => changeNote(current, note.id, typed, new Date())))
        unsaved.delete(note.id)
      else unsaved.set(note.id, typed)
      status.textContent = said()
    }
    return [
      h(
        'div',
        { class: 'card-head' },
        iconButton('left', 'All notes', { class: 'only-narrow', onclick: () => open(null) }),
        status,
        iconButton('trash', 'Delete note', { onclick: () => remove(note.id) }),
      ),
      h('input', {
        'aria-label': 'Title',
        placeholder: 'Title',
        value: note.title,
        maxLength: 200,
        oninput: (event) => save({ title: event.target.value }),
      }),
      h('textarea', {
        'aria-label': 'Note',
        placeholder: 'Write here…',
        value: note.body,
        oninput: (event) => save({ body: event.target.value }),
      }),
    ]
  }

  function remove(id) {
    const stored = all.read().find((one) => one.id === id)
    if (!stored || !all.change((current) => removeNote(current, id))) return
    const note = { ...stored, ...unsaved.get(id) }
    unsaved.delete(id)
    open(null)
    offerUndo(`Deleted “${noteTitle(note)}”`, () => {
      all.change((current) => [note, ...current])
      open(note.id)
    })
  }
}

function day(iso) {
  return iso === ''
    ? ''
    : new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
}
