import { useId, useState } from 'react'
import { MAX_NAME, type Counter } from '../../../lib/tools/counter/counters'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { FormField } from '../../ui/FormField'
import { inputStyle } from '../../ui/styles'

interface Props {
  counter: Counter
  /** What its number is called: "Count", "Points". */
  valueLabel: string
  withGoal?: boolean
  /** Says whether it could be stored; the window stays open when not. */
  onSave: (to: Omit<Counter, 'id'>) => boolean
  onClose: () => void
}

/** Name, number and goal of a counter. */
export function CounterEditor({ counter, valueLabel, withGoal, onSave, onClose }: Props) {
  const id = useId()
  const [name, setName] = useState(counter.name)
  const [value, setValue] = useState(String(counter.value))
  const [goal, setGoal] = useState(counter.goal === null ? '' : String(counter.goal))
  const number = (text: string) => (text.trim() === '' ? NaN : Number(text))

  return (
    <Dialog title={`Edit ${counter.name}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const to = { name, value: number(value), goal: goal === '' ? null : number(goal) }
          if (onSave(to)) onClose()
        }}
      >
        <div className="flex flex-col gap-4 px-5 py-5">
          <FormField id={`${id}-name`} label="Name" required>
            <input
              id={`${id}-name`}
              value={name}
              maxLength={MAX_NAME}
              onChange={(event) => setName(event.target.value)}
              className={inputStyle}
            />
          </FormField>
          <FormField id={`${id}-value`} label={valueLabel} required>
            <input
              id={`${id}-value`}
              type="number"
              step={1}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              className={`${inputStyle} tabular-nums`}
            />
          </FormField>
          {withGoal && (
            <FormField id={`${id}-goal`} label="Goal">
              <input
                id={`${id}-goal`}
                type="number"
                step={1}
                value={goal}
                onChange={(event) => setGoal(event.target.value)}
                className={`${inputStyle} tabular-nums`}
              />
            </FormField>
          )}
        </div>
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={name.trim() === ''}>
            Save
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
