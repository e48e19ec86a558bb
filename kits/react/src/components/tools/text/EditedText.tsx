import { downloadText } from '../../../lib/download'
import { Button } from '../../ui/Button'
import { CopyButton } from '../CopyButton'
import { TextPane } from './TextPane'
import type { useEditedText } from './useEditedText'

type Props = Pick<ReturnType<typeof useEditedText>, 'state' | 'set' | 'done' | 'undo'>

/** The text itself, to write in, to keep as a file and to copy. */
export function EditedText({ state, set, done, undo }: Props) {
  return (
    <TextPane
      tall
      label="Text"
      placeholder="Type or paste a text…"
      value={state.text}
      onChange={(text) => set({ text })}
    >
      <p role="status" className="text-sm text-muted">
        {done}
      </p>
      {undo && (
        <Button look="quiet" className="px-3" onClick={undo}>
          Undo
        </Button>
      )}
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
  )
}
