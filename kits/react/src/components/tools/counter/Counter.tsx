import { isUntouched, MAX_STEP, totalOf } from '../../../lib/tools/counter/counters'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/Notices'
import { inputStyle } from '../../ui/styles'
import { AddName } from './AddName'
import { CounterCard } from './CounterCard'
import { useCounterKeys } from './useCounterKeys'
import { useCounters } from './useCounters'

interface Props {
  /** Keeps the counters of several places apart. */
  keptAs: string
  heading?: string
  /** Names, step and goal of the first visit. */
  names?: readonly string[]
  step?: number
  goal?: number
  start?: number
  /** Whether counters may go below zero. */
  negative?: boolean
}

/** One counter or several, with large buttons. */
export function Counter({
  keptAs,
  heading,
  names = ['Count'],
  step = 1,
  goal,
  start = 0,
  negative = false,
}: Props) {
  const rules = { names, step, goal: goal ?? null, start, negative }
  const { counters, error, notice, ...actions } = useCounters(`counter-${keptAs}`, rules)
  const { list } = counters
  useCounterKeys(list, (id, sign) => actions.add(id, sign * counters.step))

  return (
    <Part heading={heading}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        {list.length > 1 ? (
          <p className="text-sm text-muted">
            Total
            <output
              aria-label="Total"
              className="ml-2 text-2xl font-semibold text-ink tabular-nums"
            >
              {totalOf(counters)}
            </output>
          </p>
        ) : (
          <span />
        )}
        <div className="flex items-end gap-2">
          <label className="flex items-center gap-2 text-sm font-medium">
            Step
            <span className="w-20">
              <input
                type="number"
                min={1}
                max={MAX_STEP}
                // Kept as it is typed; only what is a number counts.
                defaultValue={counters.step}
                onChange={(event) => {
                  if (event.target.value !== '') actions.setStep(event.target.valueAsNumber)
                }}
                className={`${inputStyle} tabular-nums`}
              />
            </span>
          </label>
          <Button
            icon="undo"
            disabled={isUntouched(counters, rules)}
            onClick={() =>
              actions.reset(list.length === 1 ? 'Counter reset' : 'All counters reset')
            }
          >
            {list.length > 1 ? 'Reset all' : 'Reset'}
          </Button>
        </div>
      </div>
      <ErrorNotice message={error} />
      {list.length === 0 ? (
        <EmptyState icon="plus" title="No counter yet" text="Add one below." />
      ) : (
        <ul
          aria-label="Counters"
          className={list.length > 1 ? 'grid gap-4 sm:grid-cols-2' : 'grid gap-4'}
        >
          {list.map((counter) => (
            <CounterCard
              key={counter.id}
              counter={counter}
              step={counters.step}
              rules={rules}
              large={list.length === 1}
              onAdd={(by) => actions.add(counter.id, by)}
              onEdit={(to) => actions.edit(counter.id, to)}
              onRemove={() => actions.remove(counter)}
            />
          ))}
        </ul>
      )}
      <AddName label="New counter" button="Add counter" onAdd={actions.create} />
      <p className="text-sm text-muted">
        {list.length === 1
          ? 'On a keyboard, + and the space bar add, − takes away.'
          : 'On a keyboard, 1 to 9 add to a counter, with Shift they take away.'}
      </p>
      {notice}
    </Part>
  )
}
