import { useState } from 'react'
import { cx } from '../../../lib/cx'
import {
  addLabel,
  hasReached,
  isAtBottom,
  progressOf,
  takeLabel,
  type Counter,
  type CounterRules,
} from '../../../lib/tools/counter/counters'
import { Badge } from '../../ui/Badge'
import { Button, IconButton } from '../../ui/Button'
import { ProgressBar } from '../../ui/ProgressBar'
import { cardStyle } from '../../ui/styles'
import { CounterEditor } from './CounterEditor'

interface Props {
  counter: Counter
  step: number
  rules: CounterRules
  /** The only one: it takes the whole width. */
  large: boolean
  onAdd: (by: number) => void
  /** Says whether it could be stored. */
  onEdit: (to: Omit<Counter, 'id'>) => boolean
  onRemove: () => void
}

export function CounterCard({ counter, step, rules, large, onAdd, onEdit, onRemove }: Props) {
  const [editing, setEditing] = useState(false)
  const { name, value, goal } = counter
  const progress = progressOf(counter, rules.start)
  const press = large ? 'h-24 rounded-2xl' : 'h-16 rounded-xl'
  const sign = large ? 'text-5xl' : 'text-3xl'
  return (
    <li className={`${cardStyle} flex min-w-0 flex-col gap-4 p-4 sm:p-5`}>
      <div className="flex items-center gap-1">
        <h3 className="mr-auto min-w-0 truncate font-semibold">{name}</h3>
        {hasReached(value, goal, rules.start) && <Badge tone="green">Goal reached</Badge>}
        <IconButton icon="pencil" label={`Edit ${name}`} onClick={() => setEditing(true)} />
        <IconButton icon="trash" label={`Remove ${name}`} onClick={onRemove} />
      </div>
      <p
        role="status"
        aria-label={name}
        className={cx(
          'text-center font-semibold tracking-tight break-all tabular-nums',
          large ? 'text-7xl sm:text-8xl' : 'text-5xl',
        )}
      >
        {value}
      </p>
      {progress && (
        <ProgressBar
          label={`${name}, goal`}
          value={progress.done}
          max={progress.of}
          text={progress.text}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Button
          aria-label={takeLabel(name, step)}
          className={press}
          disabled={isAtBottom(counter, rules)}
          onClick={() => onAdd(-step)}
        >
          <span className={sign}>−</span>
        </Button>
        <Button
          look="primary"
          aria-label={addLabel(name, step)}
          className={press}
          onClick={() => onAdd(step)}
        >
          <span className={sign}>+</span>
        </Button>
      </div>
      {editing && (
        <CounterEditor
          counter={counter}
          valueLabel="Count"
          withGoal
          onSave={onEdit}
          onClose={() => setEditing(false)}
        />
      )}
    </li>
  )
}
