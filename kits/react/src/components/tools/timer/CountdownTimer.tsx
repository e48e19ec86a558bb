import { useEffect, useMemo } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { beep } from '../../../lib/tools/timer/beep'
import {
  finishCountdown,
  fitCountdown,
  leftMs,
  msOf,
  newCountdown,
  partsOf,
  toggleCountdown,
  type Parts,
} from '../../../lib/tools/timer/countdown'
import { formatLeft, isRunning } from '../../../lib/tools/timer/run'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle, inputStyle } from '../../ui/styles'
import { TimeRing } from './TimeRing'
import { useNow } from './useNow'
import { useTimerKeys } from './useTimerKeys'
import { useTitle } from './useTitle'

const quickMinutes = [1, 5, 10, 15, 30]
const fields: { id: keyof Parts; label: string; max: number }[] = [
  { id: 'hours', label: 'Hours', max: 99 },
  { id: 'minutes', label: 'Minutes', max: 59 },
  { id: 'seconds', label: 'Seconds', max: 59 },
]

interface Props {
  heading?: string
  /** At first. */
  minutes?: number
  sound?: boolean
}

/** Counts down from a time one sets. */
export function CountdownTimer({ heading, minutes = 5, sound = false }: Props) {
  const { value: stored, change, error } = useStored<unknown>('countdown', (value) => value)
  const countdown = useMemo(() => fitCountdown(stored, minutes), [stored, minutes])
  const running = isRunning(countdown.run)
  const now = useNow(running)
  const left = leftMs(countdown, now)
  const untouched = !running && countdown.run.beforeMs === 0 && !countdown.over

  function update(step: (current: ReturnType<typeof fitCountdown>) => unknown) {
    change((current) => step(fitCountdown(current, minutes)))
  }
  const toggle = () => update((current) => toggleCountdown(current, Date.now()))
  const reset = () => update((current) => newCountdown(current.durationMs))

  useEffect(() => {
    if (!running || left > 0) return
    change((current) => finishCountdown(fitCountdown(current, minutes), Date.now()))
    if (sound) beep()
  }, [running, left, sound, minutes, change])
  useTitle(running ? formatLeft(left) : countdown.over ? 'Time is up' : null)
  useTimerKeys({ toggle, reset })

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-col items-center gap-6 p-6`}>
        <TimeRing
          label="Time left"
          text={formatLeft(left)}
          part={countdown.durationMs === 0 ? 0 : left / countdown.durationMs}
        />
        <p role="status" className="min-h-6 font-medium">
          {countdown.over ? 'Time is up!' : running ? 'Running' : untouched ? '' : 'Paused'}
        </p>
        <div className="flex gap-2">
          <Button
            look="primary"
            className="min-w-28"
            onClick={toggle}
            disabled={!running && countdown.durationMs === 0}
          >
            {running ? 'Pause' : untouched || countdown.over ? 'Start' : 'Resume'}
          </Button>
          <Button onClick={reset}>Reset</Button>
        </div>
        <fieldset disabled={!untouched} className="w-full max-w-md">
          <legend className="sr-only">Set the time</legend>
          <div className="grid grid-cols-3 gap-3">
            {fields.map(({ id, label, max }) => (
              <label key={id} className="text-sm font-medium">
                {label}
                <input
                  type="number"
                  min={0}
                  max={max}
                  value={partsOf(countdown.durationMs)[id]}
                  onChange={(event) =>
                    update((current) => {
                      const value = Math.min(max, Math.max(0, event.target.valueAsNumber || 0))
                      return newCountdown(msOf({ ...partsOf(current.durationMs), [id]: value }))
                    })
                  }
                  className={`${inputStyle} mt-1.5 tabular-nums disabled:opacity-60`}
                />
              </label>
            ))}
          </div>
          <div className="mt-3 flex flex-wrap justify-center gap-2">
            {quickMinutes.map((quick) => (
              <Button
                key={quick}
                className="h-8 px-3"
                disabled={!untouched}
                onClick={() => update(() => newCountdown(quick * 60_000))}
              >
                {`${quick} min`}
              </Button>
            ))}
          </div>
        </fieldset>
        <ErrorNotice message={error} />
      </div>
    </Part>
  )
}
