import { useId, useState } from 'react'
import { checkPoll, unique } from '../../lib/poll/poll'
import { Button, IconButton } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FormField } from '../ui/FormField'
import { ErrorNotice } from '../ui/Notices'
import { inputStyle } from '../ui/styles'

const MOST_OPTIONS = 10

interface Props {
  error: string | null
  onClose: () => void
  /** Says whether it could be stored. */
  onCreate: (question: string, choices: readonly string[]) => boolean
}

/** The form for a new poll. */
export function PollDialog({ error, onClose, onCreate }: Props) {
  const id = useId()
  const [question, setQuestion] = useState('')
  const [options, setOptions] = useState(['', ''])
  const [problem, setProblem] = useState<string | null>(null)

  function submit() {
    const found = checkPoll(question, options)
    setProblem(found)
    if (!found && !onCreate(question.trim(), unique(options))) setProblem(error)
  }

  return (
    <Dialog title="Create poll" onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <FormField id={`${id}-question`} label="Question" required>
          <input
            id={`${id}-question`}
            value={question}
            maxLength={160}
            onChange={(event) => setQuestion(event.target.value)}
            className={inputStyle}
          />
        </FormField>
        {options.map((option, index) => (
          <div key={index} className="grid grid-cols-[1fr_auto] items-end gap-1">
            <FormField id={`${id}-${index}`} label={`Option ${index + 1}`} required={index < 2}>
              <input
                id={`${id}-${index}`}
                value={option}
                maxLength={80}
                onChange={(event) => setOptions(options.with(index, event.target.value))}
                className={inputStyle}
              />
            </FormField>
            {options.length > 2 && (
              <IconButton
                icon="x"
                label={`Remove option ${index + 1}`}
                onClick={() => setOptions(options.toSpliced(index, 1))}
              />
            )}
          </div>
        ))}
        {options.length < MOST_OPTIONS && (
          <Button icon="plus" className="self-start" onClick={() => setOptions([...options, ''])}>
            Add option
          </Button>
        )}
        <ErrorNotice message={problem} />
        <footer className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Create poll
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
