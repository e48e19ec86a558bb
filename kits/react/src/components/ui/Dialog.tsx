import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { IconButton } from './Button'

interface Props {
  title: string
  /** For tables. */
  wide?: boolean
  onClose: () => void
  children: ReactNode
}

/** A modal window. The browser keeps the focus inside it and gives it back afterwards; Escape closes. */
export function Dialog({ title, wide, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  // Before the browser forgets where the focus was: it goes back only from a dialog that is still there.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element || element.open) return
    element.showModal()
    return () => element.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className={cx(
        'm-auto rounded-2xl border border-line bg-surface p-0 text-ink shadow-float',
        wide ? 'w-[min(60rem,calc(100vw-1.5rem))]' : 'w-[min(36rem,calc(100vw-1.5rem))]',
      )}
    >
      <header className="flex items-center justify-between border-b border-line px-5 py-3.5">
        <h2 id={titleId} className="text-lg font-semibold tracking-tight">
          {title}
        </h2>
        <IconButton icon="x" label="Close" onClick={onClose} />
      </header>
      {children}
    </dialog>
  )
}
