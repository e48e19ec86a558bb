import { isDown, isUntouched } from '../../../lib/tools/counter/counters'
import { leaderText, quickPoints, standingsOf } from '../../../lib/tools/counter/scores'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle, inputStyle } from '../../ui/styles'
import { AddName } from './AddName'
import { PlayerCard } from './PlayerCard'
import { Standings } from './Standings'
import { useCounterKeys } from './useCounterKeys'
import { useCounters } from './useCounters'

interface Props {
  /** Keeps the counters of several places apart. */
  keptAs: string
  heading?: string
  /** Players, step and goal of the first visit. */
  names?: readonly string[]
  step?: number
  goal?: number
  start?: number
  negative?: boolean
  /** The fewest points win. */
  lowest?: boolean
}

/** Points of players: given in any number, ranked, and begun anew. */
export function Scoreboard({
  keptAs,
  heading,
  names = ['Player 1', 'Player 2'],
  step = 1,
  goal,
  start = 0,
  negative = false,
  lowest = false,
}: Props) {
  const rules = { names, step, goal: goal ?? null, start, negative, lowest }
  const { counters, error, notice, ...actions } = useCounters(`counter-${keptAs}`, rules)
  const standings = standingsOf(counters, rules)
  const played = !isUntouched(counters, rules)
  const sign = isDown(counters.goal, start) ? -1 : 1
  useCounterKeys(counters.list, (id, key) => actions.add(id, key * sign * counters.step))

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-wrap items-center justify-between gap-3 p-4 sm:p-5`}>
        <p role="status" className="min-w-0 text-lg font-semibold break-words">
          {leaderText(counters, rules)}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <label className="flex items-center gap-2 text-sm font-medium whitespace-nowrap">
            Play to
            <span className="w-24">
              <input
                type="number"
                step={1}
                placeholder="–"
                // Kept as it is typed; an empty field plays without an end.
                defaultValue={counters.goal ?? ''}
                onChange={(event) =>
                  actions.setGoal(event.target.value === '' ? null : event.target.valueAsNumber)
                }
                className={`${inputStyle} tabular-nums`}
              />
            </span>
          </label>
          <Button icon="undo" disabled={!played} onClick={() => actions.reset('New game')}>
            New game
          </Button>
        </div>
      </div>
      <ErrorNotice message={error} />
      {counters.list.length === 0 ? (
        <EmptyState icon="plus" title="No players yet" text="Add the first one below." />
      ) : (
        <ul aria-label="Players" className="grid gap-4 sm:grid-cols-2">
          {counters.list.map((player) => (
            <PlayerCard
              key={player.id}
              player={player}
              rank={played ? standings.find((one) => one.player.id === player.id)?.rank : undefined}
              rules={rules}
              goal={counters.goal}
              quick={quickPoints(counters.step)}
              onAdd={(by) => actions.add(player.id, by)}
              onEdit={(to) => actions.edit(player.id, to)}
              onRemove={() => actions.remove(player)}
            />
          ))}
        </ul>
      )}
      <AddName label="New player" button="Add player" onAdd={actions.create} />
      {counters.list.length > 1 && played && <Standings standings={standings} />}
      {notice}
    </Part>
  )
}
