import { newId } from '../id.js'

export function readNotes(stored, samples) {
  if (!Array.isArray(stored)) {
    return samples.map((sample, index) => ({ ...sample, id: `sample-${index + 1}`, changedAt: '' }))
  }
  return stored.filter(isNote)
}

export function addNote(notes, now, id = newId()) {
  return [{ id, title: '', body: '', changedAt: now.toISOString() }, ...notes]
}

export function changeNote(notes, id, text, now) {
  return notes.map((note) =>
    note.id === id ? { ...note, ...text, changedAt: now.toISOString() } : note,
  )
}

export function removeNote(notes, id) {
  return notes.filter((note) => note.id !== id)
}

/** Notes that contain all words of the search, the latest change first. */
export function findNotes(notes, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (note, word) => `${note.title}\n${note.body}`.toLowerCase().includes(word)
  return notes
    .filter((note) => words.every((word) => has(note, word)))
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
}

export function noteTitle(note) {
  return note.title.trim() || note.body.trim().split('\n')[0] || 'New note'
}

/** What became of the last thing typed, and how long the note is. */
export function noteStatus(body, saved) {
  const words = body.trim().split(/\s+/).filter(Boolean).length
  return `${saved ? 'Saved' : 'Not saved'} · ${words === 1 ? '1 word' : `${words} words`}`
}

function isNote(value) {
  if (typeof value !== 'object' || value === null) return false
  const note = value
  return [note.id, note.title, note.body, note.changedAt].every((part) => typeof part === 'string')
}
