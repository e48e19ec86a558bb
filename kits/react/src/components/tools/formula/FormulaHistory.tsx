import type { Past } from '../../../lib/tools/formula/history'
import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'

interface Props {
  past: readonly Past[]
  onUse: (entry: Past) => void
  onClear: () => void
}

/** Results one has asked for; what led to them can be used again. */
export function FormulaHistory({ past, onUse, onClear }: Props) {
  return (
    <section aria-label="History" className={`${cardStyle} overflow-hidden`}>
      <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-5">
        <h2 className="text-sm font-semibold">History</h2>
        <Button look="quiet" className="h-8 px-2.5" disabled={past.length === 0} onClick={onClear}>
          Clear history
        </Button>
      </header>
      {past.length === 0 ? (
        <p className="px-5 py-6 text-center text-sm text-muted">
          Press “Calculate” to keep a result here.
        </p>
      ) : (
        <ol className="max-h-72 overflow-y-auto p-1.5">
          {past.map((entry) => (
            <li key={entry.at}>
              <button
                type="button"
                onClick={() => onUse(entry)}
                className="w-full rounded-lg px-3.5 py-2 text-left transition hover:bg-sunken"
              >
                <span className="block font-medium">{entry.result}</span>
                <span className="block truncate text-xs text-muted">{entry.given}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
