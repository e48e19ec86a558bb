import { caseTool } from '../../../lib/tools/text/case'
import { countText, formatMinutes } from '../../../lib/tools/text/count'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'
import { EditedText } from './EditedText'
import { FindBar } from './FindBar'
import type { TextToolProps } from './TextToolPanel'
import { useEditedText } from './useEditedText'

/** Of the cases, those of prose; the others are for names in programs. */
const cases = caseTool.actions.slice(0, 4)

/** One text with all that writers do with it: count, change its case, find and replace, keep as a file. */
export function TextWorkbench({ heading, text = '' }: TextToolProps) {
  const edited = useEditedText('text-workbench', text)
  const { state, set, edit, replaceAll } = edited
  const counts = countText(state.text)
  const figures = [
    ['Words', counts.words.toLocaleString()],
    ['Characters', counts.characters.toLocaleString()],
    ['Sentences', counts.sentences.toLocaleString()],
    ['Reading time', formatMinutes(counts.reading)],
  ] as const

  function inCase(action: string, label: string) {
    const outcome = caseTool.run(state.text, action)
    if ('output' in outcome) edit(outcome.output, `Now in ${label}.`)
  }

  return (
    <Part heading={heading}>
      <dl aria-label="Counts" className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label} className={`${cardStyle} flex flex-col-reverse px-4 py-3`}>
            <dd className="text-xl font-semibold tabular-nums">{value}</dd>
            <dt className="text-xs text-muted">{label}</dt>
          </div>
        ))}
      </dl>
      <EditedText {...edited} />
      <div role="group" aria-label="Change case" className="flex flex-wrap gap-2">
        {cases.map(({ value, label }) => (
          <Button
            key={value}
            look="secondary"
            disabled={state.text === ''}
            onClick={() => inCase(value, label)}
          >
            {label}
          </Button>
        ))}
      </div>
      <FindBar text={state.text} state={state} onChange={set} onReplace={replaceAll} />
    </Part>
  )
}
