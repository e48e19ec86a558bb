import { useEffect } from 'react'
import { Button, IconButton } from './Button'
import { Icon } from './Icon'

/** Something went wrong and the user should know. */
export function ErrorNotice({ message }: { message: string | null }) {
  if (!message) return null
  return (
    <p
      role="alert"
      className="flex items-start gap-2.5 rounded-xl border border-red-300 bg-red-50 px-4 py-3 text-sm text-red-900 dark:border-red-800 dark:bg-red-950 dark:text-red-200"
    >
      <Icon name="alert" className="mt-px size-5" />
      {message}
    </p>
  )
}

const UNDO_MS = 8000

/** Says what has just happened and offers to take it back, for a while. */
export function UndoNotice({
  text,
  onUndo,
  onClose,
}: {
  text: string
  onUndo: () => void
  onClose: () => void
}) {
  useEffect(() => {
    const timer = setTimeout(onClose, UNDO_MS)
    return () => clearTimeout(timer)
  }, [text, onClose])

  return (
    <div
      role="status"
      className="fixed inset-x-3 bottom-4 z-20 mx-auto flex max-w-md items-center gap-2 rounded-xl border border-line bg-surface py-2 pr-2 pl-4 text-sm shadow-float"
    >
      <span className="mr-auto min-w-0 truncate">{text}</span>
      <Button look="quiet" icon="undo" className="h-9 px-3 text-accent" onClick={onUndo}>
        Undo
      </Button>
      <IconButton icon="x" label="Dismiss" onClick={onClose} />
    </div>
  )
}
