import { useState } from 'react'
import {
  addLabel,
  isAtBottom,
  isDown,
  takeLabel,
  type Counter,
  type CounterRules,
} from '../../../lib/tools/counter/counters'
import { isTooMuch } from '../../../lib/tools/counter/scores'
import { Badge } from '../../ui/Badge'
import { Button, IconButton } from '../../ui/Button'
import { cardStyle, inputStyle } from '../../ui/styles'
import { CounterEditor } from './CounterEditor'

interface Props {
  player: Counter
  /** Undefined while nobody has a point. */
  rank?: number
  rules: CounterRules
  /** What is played to. Where that is down, points are taken off. */
  goal: number | null
  /** What can be given at once; the first can also be taken back. */
  quick: readonly number[]
  onAdd: (by: number) => boolean
  onEdit: (to: Omit<Counter, 'id'>) => boolean
  onRemove: () => void
}

export function PlayerCard({ player, rank, rules, goal, quick, onAdd, onEdit, onRemove }: Props) {
  const [editing, setEditing] = useState(false)
  const [points, setPoints] = useState('')
  const { name, value } = player
  const step = quick[0] ?? 1
  const down = isDown(goal, rules.start)
  const sign = down ? -1 : 1
  const tooMuch = (by: number) => isTooMuch(by, value, goal, rules.start)
  return (
    <li className={`${cardStyle} flex min-w-0 flex-col gap-3 p-4 sm:p-5`}>
      <div className="flex items-center gap-1">
        <h3 className="min-w-0 truncate font-semibold">{name}</h3>
        <span className="mr-auto ml-1">
          {rank !== undefined && <Badge tone={rank === 1 ? 'green' : 'gray'}>{`#${rank}`}</Badge>}
        </span>
        <IconButton icon="pencil" label={`Edit ${name}`} onClick={() => setEditing(true)} />
        <IconButton icon="trash" label={`Remove ${name}`} onClick={onRemove} />
      </div>
      <p
        role="status"
        aria-label={`${name}, points`}
        className="text-center text-5xl font-semibold tracking-tight break-all tabular-nums"
      >
        {value}
      </p>
      <div className="grid grid-cols-4 gap-2">
        <Button
          aria-label={down ? addLabel(name, step) : takeLabel(name, step)}
          className="h-12 px-0"
          disabled={!down && isAtBottom(player, rules)}
          onClick={() => onAdd(-sign * step)}
        >
          <span className="text-base">{`${down ? '+' : '−'}${step}`}</span>
        </Button>
        {quick.map((by) => (
          <Button
            key={by}
            look={by === step ? 'primary' : 'secondary'}
            aria-label={down ? takeLabel(name, by) : addLabel(name, by)}
            className="h-12 px-0"
            disabled={tooMuch(by)}
            onClick={() => onAdd(sign * by)}
          >
            <span className="text-base">{`${down ? '−' : '+'}${by}`}</span>
          </Button>
        ))}
      </div>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (onAdd(sign * Math.round(Number(points)))) setPoints('')
        }}
      >
        <input
          type="number"
          step={1}
          aria-label={`Points for ${name}`}
          placeholder="Points"
          value={points}
          onChange={(event) => setPoints(event.target.value)}
          className={`${inputStyle} min-w-0 flex-1 tabular-nums`}
        />
        <Button
          type="submit"
          aria-label={down ? `Take points from ${name}` : `Add points to ${name}`}
          disabled={points === '' || tooMuch(Number(points))}
        >
          {down ? 'Take off' : 'Add'}
        </Button>
      </form>
      {editing && (
        <CounterEditor
          counter={player}
          valueLabel="Points"
          onSave={onEdit}
          onClose={() => setEditing(false)}
        />
      )}
    </li>
  )
}
