import { useId, useRef, useState } from 'react'
import type { Me } from '../../lib/community/useMe'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { inputStyle } from '../ui/styles'

interface Props {
  me: Me
  label: string
  submitLabel: string
  /** What the text begins with, such as a quote. */
  start?: string
  rows?: number
  /** In one line with its button; Enter sends, and Shift and Enter begin a new line. */
  inline?: boolean
  /** Does not ask for a name. */
  nameless?: boolean
  /** Says whether it could be stored. */
  onSubmit: (text: string, name: string) => boolean
}

/** A field for a comment or an answer; asks for the name of those who have not yet said it. */
export function WriteForm({
  me,
  label,
  submitLabel,
  start = '',
  rows = 2,
  inline = false,
  nameless = false,
  onSubmit,
}: Props) {
  const id = useId()
  const [text, setText] = useState(start)
  const [typedName, setTypedName] = useState('')
  const [problems, setProblems] = useState<{ name?: string; text?: string }>({})
  const known = me.name || (nameless ? 'You' : '')
  const nameInput = useRef<HTMLInputElement>(null)
  const textInput = useRef<HTMLTextAreaElement>(null)

  function submit() {
    const name = known || typedName.trim()
    const found = {
      name: name === '' ? 'Your name is required.' : undefined,
      text: text.trim() === '' ? 'Write something first.' : undefined,
    }
    setProblems(found)
    if (found.name) nameInput.current?.focus()
    else if (found.text) textInput.current?.focus()
    else if ((known !== '' || me.introduce(name)) && onSubmit(text, name)) setText('')
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {known === '' && (
        <FormField id={`${id}-name`} label="Your name" required error={problems.name}>
          <input
            ref={nameInput}
            id={`${id}-name`}
            value={typedName}
            maxLength={40}
            autoComplete="name"
            aria-required
            aria-invalid={problems.name ? true : undefined}
            aria-describedby={problems.name ? `${id}-name-error` : undefined}
            onChange={(event) => setTypedName(event.target.value)}
            className={`${inputStyle} max-w-xs`}
          />
        </FormField>
      )}
      <div className={inline ? 'grid grid-cols-[1fr_auto] items-end gap-2' : 'flex flex-col gap-3'}>
        <FormField id={`${id}-text`} label={label} required error={problems.text}>
          <textarea
            ref={textInput}
            id={`${id}-text`}
            value={text}
            rows={rows}
            aria-required
            aria-invalid={problems.text ? true : undefined}
            aria-describedby={problems.text ? `${id}-text-error` : undefined}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (
                !inline ||
                event.key !== 'Enter' ||
                event.shiftKey ||
                event.nativeEvent.isComposing
              )
                return
              event.preventDefault()
              submit()
            }}
            className={`${inputStyle} block h-auto py-2 leading-relaxed ${inline ? 'resize-none' : ''}`}
          />
        </FormField>
        <Button
          type="submit"
          look="primary"
          icon={inline ? 'send' : undefined}
          className={inline ? 'self-end' : 'self-start'}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
