import type { Entry } from '../../lib/calculator/entry'
import { Button } from '../ui/Button'
import { cardStyle } from '../ui/styles'

interface Props {
  entries: readonly Entry[]
  onPick: (entry: Entry) => void
  onClear: () => void
}

/** Past calculations; a result can be used again. */
export function History({ entries, onPick, onClear }: Props) {
  return (
    <section
      aria-label="History"
      className={`${cardStyle} flex max-h-[28rem] flex-col overflow-hidden`}
    >
      <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
        <h2 className="text-sm font-semibold">History</h2>
        <Button
          look="quiet"
          className="h-8 px-2.5"
          disabled={entries.length === 0}
          onClick={onClear}
        >
          Clear
        </Button>
      </header>
      {entries.length === 0 ? (
        <p className="px-4 py-8 text-center text-sm text-muted">Results appear here.</p>
      ) : (
        <ol className="flex-1 overflow-y-auto p-1.5">
          {entries.map((entry, index) => (
            <li key={entries.length - index}>
              <button
                type="button"
                onClick={() => onPick(entry)}
                className="w-full rounded-lg px-2.5 py-2 text-right transition hover:bg-sunken"
              >
                <span className="block truncate text-xs text-muted">{entry.expression} =</span>
                <span className="block truncate font-medium tabular-nums">{entry.result}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
