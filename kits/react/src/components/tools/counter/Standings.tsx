import type { Standing } from '../../../lib/tools/counter/scores'
import { cardStyle } from '../../ui/styles'

export function Standings({ standings }: { standings: readonly Standing[] }) {
  return (
    <section aria-label="Ranking" className={`${cardStyle} overflow-hidden`}>
      <h2 className="border-b border-line px-5 py-3 text-sm font-semibold">Ranking</h2>
      <ol className="divide-y divide-line">
        {standings.map(({ rank, player }) => (
          <li key={player.id} className="flex items-center gap-3 px-5 py-2.5">
            <span className="w-6 text-muted tabular-nums">{`${rank}.`}</span>
            <span className="min-w-0 flex-1 truncate">{player.name}</span>
            <span className="font-semibold tabular-nums">{player.value}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
