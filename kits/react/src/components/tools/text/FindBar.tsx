import { useId } from 'react'
import { countFound, wantedOf, type FindState } from '../../../lib/tools/text/find'
import { Button } from '../../ui/Button'
import { cardStyle, inputStyle } from '../../ui/styles'

interface Props {
  text: string
  state: FindState
  onChange: (next: Partial<FindState>) => void
  onReplace: () => void
}

/** What is looked for in a text, and what takes its place. */
export function FindBar({ text, state, onChange, onReplace }: Props) {
  const count = countFound(text, wantedOf(state))
  const matches = count === 1 ? '1 match' : `${count} matches`
  return (
    <div className={`${cardStyle} grid gap-4 p-5 sm:grid-cols-2`}>
      <Line label="Find" value={state.find} onChange={(find) => onChange({ find })} />
      <Line label="Replace with" value={state.by} onChange={(by) => onChange({ by })} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm sm:col-span-2">
        <Check
          label="Match case"
          checked={state.matchCase !== ''}
          onChange={(on) => onChange({ matchCase: on ? 'yes' : '' })}
        />
        <Check
          label="Whole words"
          checked={state.wholeWords !== ''}
          onChange={(on) => onChange({ wholeWords: on ? 'yes' : '' })}
        />
        <p className="mr-auto text-muted">{state.find === '' ? '' : matches}</p>
        <Button disabled={count === 0} onClick={onReplace}>
          Replace all
        </Button>
      </div>
    </div>
  )
}

function Line(props: { label: string; value: string; onChange: (text: string) => void }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {props.label}
      </label>
      <input
        id={id}
        value={props.value}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
        className={inputStyle}
      />
    </div>
  )
}

function Check(props: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
        className="size-4 accent-primary"
      />
      {props.label}
    </label>
  )
}
