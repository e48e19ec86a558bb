import { countText, formatMinutes, frequentWords } from '../../../lib/tools/text/count'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import { TextPane } from './TextPane'
import type { TextToolProps } from './TextToolPanel'
import { useText } from './useText'

/** Counts words, characters and sentences while one types. */
export function WordCounter({ heading, text = '' }: TextToolProps) {
  const [state, setState] = useText('word-counter', (stored) => ({ input: fitInput(stored, text) }))
  const counts = countText(state.input)
  const words = frequentWords(state.input)
  const figures = [
    ['Words', counts.words],
    ['Characters', counts.characters],
    ['Without spaces', counts.charactersWithoutSpaces],
    ['Sentences', counts.sentences],
    ['Paragraphs', counts.paragraphs],
    ['Lines', counts.lines],
    ['Reading time', formatMinutes(counts.reading)],
    ['Speaking time', formatMinutes(counts.speaking)],
  ] as const

  return (
    <Part heading={heading}>
      <dl aria-label="Counts" className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label} className={`${cardStyle} flex flex-col-reverse px-4 py-3`}>
            <dd className="text-xl font-semibold tabular-nums">{value.toLocaleString()}</dd>
            <dt className="text-xs text-muted">{label}</dt>
          </div>
        ))}
      </dl>
      <TextPane
        tall
        label="Text"
        placeholder="Type or paste a text…"
        value={state.input}
        onChange={(input) => setState({ input })}
      >
        <Button
          look="quiet"
          className="px-3"
          disabled={state.input === ''}
          onClick={() => setState({ input: '' })}
        >
          Clear
        </Button>
        <CopyButton text={state.input} />
      </TextPane>
      {words.length > 0 && (
        <section aria-label="Most frequent words" className={`${cardStyle} p-5`}>
          <h2 className="mb-3 text-sm font-semibold">Most frequent words</h2>
          <ol className="flex flex-wrap gap-2 text-sm">
            {words.map(({ word, times }) => (
              <li key={word} className="rounded-full bg-sunken px-3 py-1">
                {word} <span className="text-muted tabular-nums">{times}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </Part>
  )
}

function fitInput(stored: unknown, text: string): string {
  const { input } = (stored ?? {}) as { input?: unknown }
  return typeof input === 'string' ? input : text
}
