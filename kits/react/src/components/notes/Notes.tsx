import { useCallback, useState } from 'react'
import { cx } from '../../lib/cx'
import { newId } from '../../lib/id'
import {
  addNote,
  changeNote,
  findNotes,
  noteTitle,
  readNotes,
  removeNote,
  type Note,
  type NoteText,
} from '../../lib/notes/notes'
import { useStored } from '../../lib/store/useStored'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { SearchInput } from '../ui/SearchInput'
import { cardStyle } from '../ui/styles'
import { NoteEditor } from './NoteEditor'

interface Props {
  heading?: string
  /** Notes of the first visit. */
  samples?: readonly { title: string; body: string }[]
}

/** Notes on the left, the open one on the right. What is typed is saved at once. */
export function Notes({ heading, samples = [] }: Props) {
  const { value: notes, change, error } = useStored('notes', (stored) => readNotes(stored, samples))
  const [search, setSearch] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const [removed, setRemoved] = useState<Note | null>(null)
  // Typed, but not stored because there was no room: it stays on the page and is tried again with the next key.
  const [unsaved, setUnsaved] = useState<Record<string, NoteText>>({})
  const forget = useCallback(() => setRemoved(null), [])
  const found = findNotes(notes, search)
  const stored = notes.find((note) => note.id === openId)
  const open = stored ? { ...stored, ...unsaved[stored.id] } : null

  function create() {
    const id = newId()
    if (change((current) => addNote(current, new Date(), id))) {
      setSearch('')
      setOpenId(id)
    }
  }

  function write(note: Note, text: Partial<NoteText>) {
    const { title, body } = { ...note, ...text }
    const saved = change((current) => changeNote(current, note.id, { title, body }, new Date()))
    setUnsaved({ ...without(unsaved, note.id), ...(saved ? {} : { [note.id]: { title, body } }) })
  }

  function remove(note: Note) {
    if (!change((current) => removeNote(current, note.id))) return
    setOpenId(null)
    setUnsaved(without(unsaved, note.id))
    setRemoved(note)
  }

  const addButton = (
    <Button look="primary" icon="plus" onClick={create}>
      New note
    </Button>
  )

  return (
    <Part heading={heading}>
      <ErrorNotice message={error} />
      <div className={cx(cardStyle, 'grid overflow-hidden md:h-[36rem] md:grid-cols-[21rem_1fr]')}>
        <div
          className={cx('flex min-h-0 flex-col border-line md:border-r', open && 'max-md:hidden')}
        >
          <div className="flex gap-2 border-b border-line p-3">
            <SearchInput label="Search notes" value={search} onChange={setSearch} />
            {addButton}
          </div>
          {found.length === 0 ? (
            <p className="p-6 text-center text-sm text-muted">
              {notes.length === 0 ? 'No notes yet' : 'No note matches'}
            </p>
          ) : (
            <ul aria-label="Notes" className="min-h-0 flex-1 overflow-y-auto p-2">
              {found.map((note) => (
                <li key={note.id}>
                  <button
                    type="button"
                    aria-current={note.id === openId ? 'true' : undefined}
                    onClick={() => setOpenId(note.id)}
                    className="w-full rounded-xl px-3 py-2.5 text-left transition hover:bg-sunken aria-[current]:bg-soft"
                  >
                    <span className="block truncate text-sm font-medium">{noteTitle(note)}</span>
                    <span className="mt-0.5 block truncate text-xs text-muted">
                      {[day(note.changedAt), note.body.trim().split('\n')[0]]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
        {open ? (
          <NoteEditor
            key={open.id}
            note={open}
            saved={!(open.id in unsaved)}
            onChange={(text) => write(open, text)}
            onRemove={() => remove(open)}
            onClose={() => setOpenId(null)}
          />
        ) : (
          <div className="hidden place-items-center md:grid">
            <EmptyState
              icon="pencil"
              title="No note open"
              text="Choose a note, or write a new one."
            >
              {addButton}
            </EmptyState>
          </div>
        )}
      </div>
      {removed && (
        <UndoNotice
          text={`Deleted “${noteTitle(removed)}”`}
          onClose={forget}
          onUndo={() => {
            change((current) => [removed, ...current])
            setOpenId(removed.id)
            setRemoved(null)
          }}
        />
      )}
    </Part>
  )
}

function without(texts: Record<string, NoteText>, id: string): Record<string, NoteText> {
  return Object.fromEntries(Object.entries(texts).filter(([known]) => known !== id))
}

function day(iso: string): string {
  if (iso === '') return ''
  return new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
}
