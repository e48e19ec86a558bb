import { useId, useState } from 'react'
import { decodeText } from '../../../lib/csv/decode'
import type { Entity } from '../../../lib/records/fields'
import { Button } from '../../ui/Button'
import { FormField } from '../../ui/FormField'
import { inputStyle } from '../../ui/styles'

const MAX_FILE_BYTES = 5_000_000

interface Props {
  entity: Entity
  onText: (text: string) => void
  onProblem: (message: string) => void
}

/** Takes a file or pasted text. */
export function ImportPicker({ entity, onText, onProblem }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const columns = entity.fields.filter((field) => field.type !== 'image').map(({ label }) => label)

  async function read(file: File | undefined) {
    if (!file) return
    if (file.size > MAX_FILE_BYTES) {
      onProblem(`${file.name} is larger than 5 MB.`)
      return
    }
    try {
      onText(decodeText(new Uint8Array(await file.arrayBuffer())).text)
    } catch {
      onProblem(`${file.name} cannot be read.`)
    }
  }

  return (
    <>
      <p className="text-sm leading-relaxed text-muted">
        A CSV file whose first line names the columns, or a JSON file with a list of objects.
        Columns are matched by name: {columns.join(', ')}.
      </p>
      <FormField id={`${id}-file`} label="CSV or JSON file" required>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json,text/plain"
          onChange={(event) => {
            void read(event.target.files?.[0])
            // The same file can be chosen again after it was corrected.
            event.target.value = ''
          }}
          className="max-w-full text-sm text-muted file:mr-3 file:h-9 file:rounded-lg file:border-0 file:bg-sunken file:px-3 file:text-sm file:font-medium file:text-ink"
        />
      </FormField>
      <FormField id={`${id}-text`} label="Or paste the text here" required>
        <textarea
          id={`${id}-text`}
          rows={5}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={`${inputStyle} h-auto py-2 font-mono text-xs leading-relaxed`}
        />
      </FormField>
      <Button className="self-end" disabled={text.trim() === ''} onClick={() => onText(text)}>
        Preview
      </Button>
    </>
  )
}
