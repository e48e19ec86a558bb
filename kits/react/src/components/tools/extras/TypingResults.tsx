import { bestResult, type TypingResult } from '../../../lib/tools/typing/typing'
import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'

interface Props {
  results: readonly TypingResult[]
  onClear: () => void
}

/** The best result and the latest ones. */
export function TypingResults({ results, onClear }: Props) {
  const best = bestResult(results)
  return (
    <section aria-label="Results" className={`${cardStyle} overflow-hidden`}>
      <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-5">
        <h2 className="text-sm font-semibold">
          {best ? `Best: ${best.wordsPerMinute} words per minute` : 'Results'}
        </h2>
        <Button
          look="quiet"
          className="h-8 px-2.5"
          disabled={results.length === 0}
          onClick={onClear}
        >
          Clear results
        </Button>
      </header>
      {results.length === 0 ? (
        <p className="px-5 py-5 text-center text-sm text-muted">Your results appear here.</p>
      ) : (
        <ol className="max-h-56 divide-y divide-line overflow-y-auto text-sm">
          {results.map((result) => (
            <li key={result.at} className="flex flex-wrap gap-x-6 px-5 py-2 tabular-nums">
              <span className="font-medium">{`${result.wordsPerMinute} wpm`}</span>
              <span>{`${result.accuracy} %`}</span>
              <span className="text-muted">{`${result.seconds} s`}</span>
              <span className="ml-auto text-muted">{new Date(result.at).toLocaleString()}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
