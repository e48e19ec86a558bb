import { useState } from 'react'
import { MAX_NAME } from '../../../lib/tools/counter/counters'
import { Button } from '../../ui/Button'
import { inputStyle } from '../../ui/styles'

interface Props {
  label: string
  button: string
  /** Says whether it could be stored; what was typed stays when not. */
  onAdd: (name: string) => boolean
}

/** One more counter, or one more player. */
export function AddName({ label, button, onAdd }: Props) {
  const [name, setName] = useState('')
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (onAdd(name)) setName('')
      }}
    >
      <label className="min-w-40 flex-1 text-sm font-medium">
        {label}
        <input
          value={name}
          maxLength={MAX_NAME}
          placeholder="Name"
          onChange={(event) => setName(event.target.value)}
          className={`${inputStyle} mt-1.5`}
        />
      </label>
      <Button type="submit" icon="plus" disabled={name.trim() === ''}>
        {button}
      </Button>
    </form>
  )
}
