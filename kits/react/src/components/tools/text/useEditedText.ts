import { useState } from 'react'
import {
  countFound,
  emptyFind,
  replaceFound,
  wantedOf,
  type FindState,
} from '../../../lib/tools/text/find'
import { fitTexts } from '../../../lib/tools/text/texts'
import { useText } from './useText'

/** A text that is worked on: each change that a button makes can be undone, and says what it did. */
export function useEditedText(key: string, text: string) {
  const [state, setState] = useText(key, (stored) => fitTexts(stored, { ...emptyFind, text }))
  const [before, setBefore] = useState<string | null>(null)
  const [done, setDone] = useState('')

  function set(next: Partial<FindState & { text: string }>) {
    setState({ ...state, ...next })
    setDone('')
  }

  function edit(next: string, what: string) {
    setBefore(state.text)
    setState({ ...state, text: next })
    setDone(what)
  }

  return {
    state,
    set,
    edit,
    done,
    replaceAll() {
      const wanted = wantedOf(state)
      const count = countFound(state.text, wanted)
      const times = count === 1 ? '1 time' : `${count} times`
      edit(replaceFound(state.text, wanted, state.by), `Replaced ${times}.`)
    },
    undo:
      before === null
        ? undefined
        : () => {
            set({ text: before })
            setBefore(null)
          },
  }
}
