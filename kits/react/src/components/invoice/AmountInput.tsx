import { useState } from 'react'
import { inputStyle } from '../ui/styles'

interface Props {
  id: string
  value: number
  label?: string
  error?: string
  onChange: (value: number) => void
}

/** A number of a document. An empty field counts as 0. */
export function AmountInput({ id, value, label, error, onChange }: Props) {
  // What is typed is not always a number yet: "1." must stay as it is.
  const [text, setText] = useState(String(value))
  return (
    <input
      id={id}
      type="number"
      inputMode="decimal"
      step="any"
      min={0}
      value={text}
      aria-label={label}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      onChange={(event) => {
        setText(event.target.value)
        onChange(event.target.value === '' ? 0 : event.target.valueAsNumber)
      }}
      className={`${inputStyle} tabular-nums`}
    />
  )
}
