import { useState } from 'react'
import { readPicture } from '../../lib/image'
import type { FieldValue } from '../../lib/records/fields'
import { Button } from '../ui/Button'

interface Props {
  field: { label: string }
  /** Id of the control, for its label. */
  id: string
  value: FieldValue
  onChange: (value: string | null) => void
}

/** Picks a picture from the device. */
export function ImageInput({ field, id, value, onChange }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const picture = typeof value === 'string' && value !== '' ? value : null

  async function pick(file: File | undefined) {
    if (!file) return
    try {
      onChange(await readPicture(file))
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'This picture cannot be read.')
    }
  }

  return (
    <div className="flex items-center gap-4">
      {picture && (
        <img src={picture} alt={field.label} className="size-20 rounded-lg object-cover" />
      )}
      <div className="flex flex-col items-start gap-2">
        <input
          id={id}
          type="file"
          accept="image/*"
          onChange={(event) => void pick(event.target.files?.[0])}
          className="max-w-full text-sm text-muted file:mr-3 file:h-9 file:rounded-lg file:border-0 file:bg-sunken file:px-3 file:text-sm file:font-medium file:text-ink"
        />
        {picture && (
          <Button look="quiet" className="h-8 px-2" onClick={() => onChange(null)}>
            Remove picture
          </Button>
        )}
        {problem && (
          <p role="alert" className="text-xs text-danger">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}
