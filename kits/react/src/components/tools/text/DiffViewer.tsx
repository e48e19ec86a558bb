import { cx } from '../../../lib/cx'
import { diffLines, diffSize, type DiffLine } from '../../../lib/tools/text/diff'
import { fitTexts } from '../../../lib/tools/text/texts'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'
import { TextPane } from './TextPane'
import { useText } from './useText'

const sample = {
  before: 'Milk\nBread\nApples\nCoffee',
  after: 'Milk\nWholegrain bread\nApples\nCoffee\nChocolate',
}

/** What has changed between two texts, line by line. */
export function DiffViewer({ heading }: { heading?: string }) {
  const [state, setState] = useText('diff-viewer', (stored) => fitTexts(stored, sample))
  const lines = diffLines(state.before, state.after)
  const { added, removed } = diffSize(lines)

  return (
    <Part heading={heading}>
      <div className="grid gap-4 md:grid-cols-2">
        <TextPane
          mono
          label="Original"
          value={state.before}
          onChange={(before) => setState({ ...state, before })}
        />
        <TextPane
          mono
          label="Changed"
          value={state.after}
          onChange={(after) => setState({ ...state, after })}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setState({ before: state.after, after: state.before })}>
          ⇄ Swap
        </Button>
        <Button onClick={() => setState({ before: '', after: '' })}>Clear</Button>
      </div>
      <section aria-label="Difference" className={`${cardStyle} overflow-hidden`}>
        <h2 role="status" className="border-b border-line px-5 py-3 text-sm font-semibold">
          {added + removed === 0 ? 'The texts are the same' : `${added} added, ${removed} removed`}
        </h2>
        <ol className="max-h-[32rem] overflow-auto py-2 font-mono text-sm">
          {lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </ol>
      </section>
    </Part>
  )
}

const looks = {
  same: '',
  added: 'bg-emerald-100 text-emerald-950 dark:bg-emerald-950 dark:text-emerald-100',
  removed: 'bg-red-100 text-red-950 dark:bg-red-950 dark:text-red-100',
}
const signs = { same: ' ', added: '+', removed: '−' }

function Line({ line }: { line: DiffLine }) {
  return (
    <li className={cx('flex gap-3 px-4', looks[line.kind])}>
      <span aria-hidden="true" className="w-8 shrink-0 text-right opacity-60">
        {line.before}
      </span>
      <span aria-hidden="true" className="w-8 shrink-0 text-right opacity-60">
        {line.after}
      </span>
      <span className="sr-only">{line.kind === 'same' ? '' : line.kind}</span>
      <span className="break-all whitespace-pre-wrap">{`${signs[line.kind]} ${line.text}`}</span>
    </li>
  )
}
