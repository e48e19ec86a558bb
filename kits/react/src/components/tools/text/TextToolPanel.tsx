import { useRef } from 'react'
import { downloadText } from '../../../lib/download'
import { describeProblem, fitText, type TextTool } from '../../../lib/tools/text/tool'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { Segments } from '../../ui/Segments'
import { SelectInput } from '../../ui/SelectInput'
import { CopyButton } from '../CopyButton'
import { TextPane } from './TextPane'
import { useText } from './useText'

const MAX_SEGMENTS = 3
const MAX_FILE_BYTES = 5_000_000

export interface TextToolProps {
  heading?: string
  /** Stands there at first. */
  text?: string
}

/** A text on the left becomes another on the right, with every key. */
export function TextToolPanel({ tool, heading, text }: TextToolProps & { tool: TextTool }) {
  const [state, setState] = useText(tool.key, (stored) => ({ ...fitText(stored, tool, text) }))
  const file = useRef<HTMLInputElement>(null)
  const outcome = tool.run(state.input, state.action)
  const output = 'output' in outcome ? outcome.output : ''
  const choose = (action: string) => setState({ ...state, action })
  const choice = { label: 'Conversion', value: state.action, options: tool.actions }

  async function open(chosen: File | undefined) {
    if (!chosen || chosen.size > MAX_FILE_BYTES) return
    setState({ ...state, input: await chosen.text() })
  }

  return (
    <Part heading={heading}>
      {tool.actions.length > MAX_SEGMENTS ? (
        <SelectInput {...choice} onChange={choose} className="w-full sm:w-64" />
      ) : (
        <div>
          <Segments {...choice} onChange={choose} />
        </div>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <TextPane
          mono
          tall
          label={tool.inputLabel}
          placeholder={tool.placeholder}
          value={state.input}
          invalid={'problem' in outcome}
          onChange={(input) => setState({ ...state, input })}
        >
          <Button look="quiet" className="px-3" onClick={() => file.current?.click()}>
            Open file
          </Button>
          <Button
            look="quiet"
            className="px-3"
            disabled={state.input === ''}
            onClick={() => setState({ ...state, input: '' })}
          >
            Clear
          </Button>
          <input
            ref={file}
            type="file"
            aria-label="Text file"
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              void open(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </TextPane>
        <TextPane mono tall readOnly label={tool.outputLabel} value={output}>
          <Button
            look="quiet"
            className="px-3"
            disabled={output === ''}
            onClick={() => downloadText(tool.file, output, 'text/plain')}
          >
            Download
          </Button>
          <CopyButton text={output} />
        </TextPane>
      </div>
      <ErrorNotice message={'problem' in outcome ? describeProblem(outcome) : null} />
    </Part>
  )
}
