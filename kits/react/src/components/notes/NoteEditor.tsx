import { noteStatus, type Note, type NoteText } from '../../lib/notes/notes'
import { IconButton } from '../ui/Button'

interface Props {
  note: Note
  /** Whether all of it is stored. */
  saved: boolean
  onChange: (text: Partial<NoteText>) => void
  onRemove: () => void
  onClose: () => void
}

export function NoteEditor({ note, saved, onChange, onRemove, onClose }: Props) {
  return (
    <div className="flex min-h-96 flex-col">
      <div className="flex items-center gap-1 border-b border-line px-3 py-2">
        <IconButton icon="left" label="All notes" className="md:hidden" onClick={onClose} />
        <p role="status" className="mr-auto px-2 text-xs text-muted">
          {noteStatus(note.body, saved)}
        </p>
        <IconButton icon="trash" label="Delete note" onClick={onRemove} />
      </div>
      <input
        aria-label="Title"
        placeholder="Title"
        value={note.title}
        // A note that was just made or chosen is there to be written in.
        autoFocus={note.title === '' && note.body === ''}
        maxLength={200}
        onChange={(event) => onChange({ title: event.target.value })}
        className="bg-transparent px-6 pt-5 pb-1 text-2xl font-semibold tracking-tight outline-none"
      />
      <textarea
        aria-label="Note"
        placeholder="Write here…"
        value={note.body}
        onChange={(event) => onChange({ body: event.target.value })}
        className="flex-1 resize-none bg-transparent px-6 py-3 leading-relaxed outline-none"
      />
    </div>
  )
}
