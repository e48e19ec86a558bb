import { cx } from '../../../lib/cx'
import type { Tone } from '../../../lib/records/fields'
import type { Solution } from '../../../lib/tools/formula/solve'
import type { FormulaBand } from '../../../lib/tools/formula/types'
import { Badge } from '../../ui/Badge'
import { cardStyle } from '../../ui/styles'

interface Props {
  solution: Solution
  bands?: readonly FormulaBand[]
  note?: string
}

/** The first result large, the others below it. */
export function FormulaResults({ solution, bands = [], note }: Props) {
  const [first, ...others] = solution.results
  if (!first) return null
  return (
    <section aria-label="Result" className={`${cardStyle} overflow-hidden`}>
      <div role="status" className="bg-soft px-5 py-6 text-center">
        <p className="text-sm font-medium text-muted">{first.label}</p>
        <p className="mt-1 text-3xl font-semibold tracking-tight break-words tabular-nums">
          {first.text}
        </p>
        {solution.band && (
          <p className="mt-2">
            <Badge tone={solution.band.tone}>{solution.band.label}</Badge>
          </p>
        )}
        {!solution.scope && <p className="mt-2 text-sm text-muted">Fill in the fields.</p>}
      </div>
      {bands.length > 1 && <Scale bands={bands} active={solution.band} />}
      {others.length > 0 && (
        <dl className="divide-y divide-line px-5 py-1">
          {others.map((result) => (
            <div key={result.label} className="flex items-baseline justify-between gap-4 py-2.5">
              <dt className="text-sm text-muted">{result.label}</dt>
              <dd className="text-right font-medium tabular-nums">{result.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {note && <p className="border-t border-line px-5 py-3 text-xs text-muted">{note}</p>}
    </section>
  )
}

const colours: Record<Tone, string> = {
  gray: 'bg-zinc-400',
  red: 'bg-red-500',
  amber: 'bg-amber-400',
  green: 'bg-emerald-500',
  blue: 'bg-sky-500',
  violet: 'bg-violet-500',
  pink: 'bg-pink-500',
}

/** All verdicts, with the one that applies. */
function Scale({ bands, active }: { bands: readonly FormulaBand[]; active: FormulaBand | null }) {
  return (
    <div className="px-5 pt-4">
      <ol aria-label="Scale" className="flex gap-1">
        {bands.map((band) => (
          <li
            key={band.label}
            aria-current={band === active ? 'true' : undefined}
            className={cx('min-w-0 flex-1 text-center text-xs', band !== active && 'text-muted')}
          >
            <span
              className={cx(
                'mb-1.5 block h-2 rounded-full transition',
                colours[band.tone ?? 'gray'],
                band !== active && 'opacity-35',
              )}
            />
            <span className={cx('block leading-tight', band === active && 'font-semibold')}>
              {band.label}
            </span>
            {band.upTo !== undefined && (
              <span className="block text-muted">{`< ${band.upTo}`}</span>
            )}
          </li>
        ))}
      </ol>
      {active?.text && <p className="mt-3 mb-3 text-sm text-muted">{active.text}</p>}
    </div>
  )
}
