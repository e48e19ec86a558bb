import { useRef, useState, type ReactNode } from 'react'
import { cx } from '../../../lib/cx'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'

interface Props {
  /** What is picked: `picture`. */
  label: string
  accept: string
  multiple?: boolean
  /** Small, once there is something. */
  compact?: boolean
  onFiles: (files: File[]) => void
  /** Further buttons. */
  children?: ReactNode
}

/** Takes files by choosing or dropping. */
export function FileDrop({ label, accept, multiple, compact, onFiles, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const what = multiple ? `${label}s` : `a ${label}`

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
      className={cx(
        'flex gap-3 rounded-2xl border-2 border-dashed transition',
        over ? 'border-accent bg-soft' : 'border-line bg-surface',
        compact
          ? 'flex-wrap items-center justify-between px-4 py-3'
          : 'flex-col items-center px-6 py-12 text-center',
      )}
    >
      {!compact && (
        <span className="grid size-14 place-items-center rounded-2xl bg-soft text-accent">
          <Icon name="upload" className="size-7" />
        </span>
      )}
      <p className={compact ? 'text-sm text-muted' : 'text-lg font-semibold'}>
        {`Drop ${what} here`}
      </p>
      {!compact && (
        <p className="-mt-2 text-sm text-muted">
          Or choose from your device. Nothing leaves your browser.
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          look={compact ? 'secondary' : 'primary'}
          icon="upload"
          onClick={() => input.current?.click()}
        >
          {multiple ? 'Choose files' : `Choose ${label}`}
        </Button>
        {children}
      </div>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={multiple ? 'Files' : `Choose ${label}, file`}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again after it has changed.
          event.target.value = ''
        }}
      />
    </div>
  )
}
