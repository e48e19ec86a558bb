import { newId } from '../id'

export interface Note {
  id: string
  title: string
  body: string
  /** ISO time of the last change. */
  changedAt: string
}

export type NoteText = Pick<Note, 'title' | 'body'>

export function readNotes(
  stored: unknown,
  samples: readonly { title: string; body: string }[],
): Note[] {
  if (!Array.isArray(stored)) {
    return samples.map((sample, index) => ({ ...sample, id: `sample-${index + 1}`, changedAt: '' }))
  }
  return stored.filter(isNote)
}

export function addNote(notes: readonly Note[], now: Date, id = newId()): Note[] {
  return [{ id, title: '', body: '', changedAt: now.toISOString() }, ...notes]
}

export function changeNote(
  notes: readonly Note[],
  id: string,
  text: Partial<NoteText>,
  now: Date,
): Note[] {
  return notes.map((note) =>
    note.id === id ? { ...note, ...text, changedAt: now.toISOString() } : note,
  )
}

export function removeNote(notes: readonly Note[], id: string): Note[] {
  return notes.filter((note) => note.id !== id)
}

/** Notes that contain all words of the search, the latest change first. */
export function findNotes(notes: readonly Note[], search: string): Note[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (note: Note, word: string) =>
    `${note.title}\n${note.body}`.toLowerCase().includes(word)
  return notes
    .filter((note) => words.every((word) => has(note, word)))
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
}

export function noteTitle(note: Note): string {
  return note.title.trim() || note.body.trim().split('\n')[0] || 'New note'
}

/** What became of the last thing typed, and how long the note is. */
export function noteStatus(body: string, saved: boolean): string {
  const words = body.trim().split(/\s+/).filter(Boolean).length
  return `${saved ? 'Saved' : 'Not saved'} · ${words === 1 ? '1 word' : `${words} words`}`
}

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false
  const note = value as Partial<Note>
  return [note.id, note.title, note.body, note.changedAt].every((part) => typeof part === 'string')
}
