import { useId, useState } from 'react'
import { downloadText } from '../../../lib/download'
import { countFound, replaceFound } from '../../../lib/tools/text/find'
import { fitTexts } from '../../../lib/tools/text/texts'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { cardStyle, inputStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import { TextPane } from './TextPane'
import type { TextToolProps } from './TextToolPanel'
import { useText } from './useText'

const first = { text: '', find: '', by: '', matchCase: '', wholeWords: '' }

/** Finds a word in a text and replaces it everywhere. */
export function FindReplace({ heading, text = '' }: TextToolProps) {
  const [state, setState] = useText('find-replace', (stored) =>
    fitTexts(stored, { ...first, text }),
  )
  const [before, setBefore] = useState<string | null>(null)
  const [done, setDone] = useState('')
  const wanted = {
    find: state.find,
    matchCase: state.matchCase !== '',
    wholeWords: state.wholeWords !== '',
  }
  const count = countFound(state.text, wanted)
  const matches = count === 1 ? '1 match' : `${count} matches`

  function set(next: Partial<typeof first>) {
    setState({ ...state, ...next })
    setDone('')
  }

  function replaceAll() {
    setBefore(state.text)
    setState({ ...state, text: replaceFound(state.text, wanted, state.by) })
    setDone(`Replaced ${count === 1 ? '1 time' : `${count} times`}.`)
  }

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} grid gap-4 p-5 sm:grid-cols-2`}>
        <Line label="Find" value={state.find} onChange={(find) => set({ find })} />
        <Line label="Replace with" value={state.by} onChange={(by) => set({ by })} />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm sm:col-span-2">
          <Check
            label="Match case"
            checked={wanted.matchCase}
            onChange={(on) => set({ matchCase: on ? 'yes' : '' })}
          />
          <Check
            label="Whole words"
            checked={wanted.wholeWords}
            onChange={(on) => set({ wholeWords: on ? 'yes' : '' })}
          />
          <p role="status" className="mr-auto text-muted">
            {done || (state.find === '' ? '' : matches)}
          </p>
          {before !== null && (
            <Button
              look="quiet"
              onClick={() => {
                set({ text: before })
                setBefore(null)
              }}
            >
              Undo
            </Button>
          )}
          <Button disabled={count === 0} onClick={replaceAll}>
            Replace all
          </Button>
        </div>
      </div>
      <TextPane
        tall
        label="Text"
        placeholder="Type or paste a text…"
        value={state.text}
        onChange={(next) => set({ text: next })}
      >
        <Button
          look="quiet"
          className="px-3"
          disabled={state.text === ''}
          onClick={() => downloadText('text.txt', state.text, 'text/plain')}
        >
          Download
        </Button>
        <CopyButton text={state.text} />
      </TextPane>
    </Part>
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
