import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'

/** What was made before. */
export function GeneratorHistory({
  past,
  onClear,
}: {
  past: readonly string[]
  onClear: () => void
}) {
  return (
    <section aria-label="History" className={`${cardStyle} overflow-hidden`}>
      <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-5">
        <h2 className="text-sm font-semibold">History</h2>
        <Button look="quiet" className="h-8 px-2.5" disabled={past.length === 0} onClick={onClear}>
          Clear history
        </Button>
      </header>
      {past.length === 0 ? (
        <p className="px-5 py-5 text-center text-sm text-muted">Results appear here.</p>
      ) : (
        <ol className="max-h-56 overflow-y-auto px-5 py-2 text-sm">
          {past.map((text, at) => (
            <li key={past.length - at} className="py-1 break-all text-muted">
              {text}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
