import type { Rank } from '../../lib/leaderboard/ranks'
import { Badge } from '../ui/Badge'
import { cardStyle } from '../ui/styles'
import { Medal } from './Medal'

/** Lines drawn; one's own is drawn in any case. */
const SHOWN = 100

interface Props {
  ranks: readonly Rank[]
  own: Rank | undefined
  scoreLabel: string
  format: (score: number) => string
}

export function RankTable({ ranks, own, scoreLabel, format }: Props) {
  const shown = ranks.filter((rank, index) => index < SHOWN || rank === own)
  return (
    <div className={`${cardStyle} overflow-x-auto`}>
      <table aria-label="Leaderboard" className="w-full text-left text-sm">
        <thead className="text-xs text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="w-20 px-5 py-3 font-semibold">
              Rank
            </th>
            <th scope="col" className="px-2 py-3 font-semibold">
              Name
            </th>
            <th scope="col" className="px-5 py-3 text-right font-semibold">
              {scoreLabel}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {shown.map((rank) => (
            <tr
              key={rank.name}
              aria-current={rank === own ? 'true' : undefined}
              className="aria-[current]:bg-soft"
            >
              <td className="px-5 py-2.5">
                <Medal rank={rank.rank} />
              </td>
              <td className="px-2 py-2.5 font-medium break-words">
                {rank.name} {rank === own && <Badge tone="violet">You</Badge>}
              </td>
              <td className="px-5 py-2.5 text-right font-semibold tabular-nums">
                {format(rank.score)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
