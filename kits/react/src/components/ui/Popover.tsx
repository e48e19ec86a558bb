import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

interface Props {
  /** Read out for the button. */
  label: string
  /** What the button shows. */
  face: ReactNode
  className?: string
  /** What opens below it. */
  children: (close: () => void) => ReactNode
}

/** A button in the header that opens a small panel. Escape, a click beside it and leaving it with the Tab key close. */
export function Popover({ label, face, className, children }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()

  useEffect(() => {
    if (!open) return
    const close = () => setOpen(false)
    const closeBeside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) close()
    }
    document.addEventListener('pointerdown', closeBeside)
    window.addEventListener('hashchange', close)
    return () => {
      document.removeEventListener('pointerdown', closeBeside)
      window.removeEventListener('hashchange', close)
    }
  }, [open])

  return (
    <div
      ref={box}
      className="sm:relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        button.current?.focus()
      }}
      onBlur={(event) => {
        const next = event.relatedTarget
        if (next && !event.currentTarget.contains(next)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onClick={() => setOpen(!open)}
        className={className}
      >
        {face}
      </button>
      {open && (
        <div
          id={panelId}
          className="absolute inset-x-3 top-full z-20 mt-1 max-h-[min(32rem,80dvh)] overflow-y-auto rounded-xl border border-line bg-surface text-sm text-ink shadow-float sm:right-0 sm:left-auto sm:mt-2 sm:w-80 lg:group-data-sidebar/shell:right-auto lg:group-data-sidebar/shell:left-0"
        >
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  )
}
