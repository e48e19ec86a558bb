import type { Rank } from '../../lib/leaderboard/ranks'
import { cx } from '../../lib/cx'
import { Medal } from './Medal'

interface Props {
  /** At most three. */
  ranks: readonly Rank[]
  format: (score: number) => string
}

/** The first three side by side, the winner in the middle where there is room. */
export function Podium({ ranks, format }: Props) {
  return (
    <ol aria-label="Podium" className="grid gap-3 sm:grid-cols-3 sm:items-end">
      {ranks.map((rank, index) => (
        <li
          key={rank.name}
          className={cx(
            'flex items-center rounded-2xl border bg-surface shadow-card gap-4 px-5 py-4 sm:flex-col sm:gap-2 sm:text-center',
            index === 0 ? 'border-accent sm:order-2 sm:py-8' : 'border-line',
            index === 1 && 'sm:order-1',
            index === 2 && 'sm:order-3',
          )}
        >
          <Medal rank={rank.rank} large />
          <span className="min-w-0 max-sm:flex-1">
            <b className="block truncate font-semibold">{rank.name}</b>
          </span>
          <span className="text-lg font-semibold tabular-nums">{format(rank.score)}</span>
        </li>
      ))}
    </ol>
  )
}
