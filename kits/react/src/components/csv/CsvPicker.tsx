import { useRef, useState } from 'react'
import { cx } from '../../lib/cx'
import { decodeText } from '../../lib/csv/decode'
import { sampleName, sampleText } from '../../lib/csv/sample'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { inputStyle } from '../ui/styles'

export interface Opened {
  name: string
  text: string
  /** What to know about how it was read. */
  note: string | null
}

const MAX_FILE_BYTES = 50_000_000

interface Props {
  /** Small, once a file is open. */
  compact: boolean
  sample: boolean
  onOpen: (file: Opened) => void
  onProblem: (message: string) => void
}

/** Takes a file by choosing, dropping or pasting. */
export function CsvPicker({ compact, sample, onOpen, onProblem }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [pasting, setPasting] = useState(false)

  async function read(file: File | undefined) {
    if (!file) return
    if (file.size > MAX_FILE_BYTES) {
      onProblem(`${file.name} is larger than 50 MB.`)
      return
    }
    try {
      onOpen({ name: file.name, ...decodeText(new Uint8Array(await file.arrayBuffer())) })
    } catch {
      onProblem(`${file.name} cannot be read.`)
    }
  }

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
        void read(event.dataTransfer.files[0])
      }}
      className={cx(
        'rounded-2xl border-2 border-dashed transition',
        over ? 'border-accent bg-soft' : 'border-line bg-surface',
        compact ? 'px-4 py-3' : 'px-6 py-12',
      )}
    >
      <div
        className={cx(
          'flex gap-x-4 gap-y-3',
          compact ? 'flex-wrap items-center justify-between' : 'flex-col items-center text-center',
        )}
      >
        {!compact && (
          <span className="mb-2 grid size-14 place-items-center rounded-2xl bg-soft text-accent">
            <Icon name="file" className="size-7" />
          </span>
        )}
        <p className={compact ? 'text-sm text-muted' : 'text-lg font-semibold'}>
          {compact ? 'Drop another CSV file here' : 'Drop a CSV file here'}
        </p>
        {!compact && (
          <p className="-mt-2 max-w-md text-sm text-muted">
            Or choose one from your device. The file stays in your browser.
          </p>
        )}
        <div className={cx('flex flex-wrap gap-2', !compact && 'mt-3 justify-center')}>
          <Button
            look={compact ? 'secondary' : 'primary'}
            icon="upload"
            onClick={() => input.current?.click()}
          >
            Choose file
          </Button>
          <Button aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            Paste text
          </Button>
          {sample && (
            <Button onClick={() => onOpen({ name: sampleName, text: sampleText, note: null })}>
              Try sample data
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          aria-label="CSV file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => {
            void read(event.target.files?.[0])
            // The same file may be chosen again after it has changed.
            event.target.value = ''
          }}
          className="sr-only"
          tabIndex={-1}
        />
      </div>
      {pasting && (
        <PasteForm
          onPaste={(text) => {
            setPasting(false)
            onOpen({ name: 'Pasted text', text, note: null })
          }}
        />
      )}
    </div>
  )
}

function PasteForm({ onPaste }: { onPaste: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className="mx-auto mt-5 flex max-w-2xl flex-col items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onPaste(text)
      }}
    >
      <textarea
        aria-label="CSV text"
        rows={6}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={'name,amount\nCoffee,3.20'}
        className={`${inputStyle} h-auto py-2 font-mono`}
      />
      <Button type="submit" look="primary" disabled={text.trim() === ''}>
        Show as table
      </Button>
    </form>
  )
}
