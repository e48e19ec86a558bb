import { EditedText } from './EditedText'
import { FindBar } from './FindBar'
import { Part } from '../../layout/Page'
import type { TextToolProps } from './TextToolPanel'
import { useEditedText } from './useEditedText'

/** Finds a word in a text and replaces it everywhere. */
export function FindReplace({ heading, text = '' }: TextToolProps) {
  const edited = useEditedText('find-replace', text)
  const { state, set, replaceAll } = edited
  return (
    <Part heading={heading}>
      <FindBar text={state.text} state={state} onChange={set} onReplace={replaceAll} />
      <EditedText {...edited} />
    </Part>
  )
}
