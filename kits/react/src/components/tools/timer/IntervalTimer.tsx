import { useEffect, useMemo, useRef } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { beep } from '../../../lib/tools/timer/beep'
import {
  changeInterval,
  finishInterval,
  fitInterval,
  intervalFields,
  intervalNames,
  momentOf,
  skipStep,
  toggleInterval,
  type IntervalTimer as State,
} from '../../../lib/tools/timer/interval'
import { atRest, elapsedMs, formatLeft, isRunning } from '../../../lib/tools/timer/run'
import { Part } from '../../layout/Page'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { SettingFields } from '../SettingFields'
import { TimeRing } from './TimeRing'
import { useNow } from './useNow'
import { useTimerKeys } from './useTimerKeys'
import { useTitle } from './useTitle'

const tones = { prepare: 'amber', work: 'red', rest: 'green', done: 'blue' } as const

interface Props {
  heading?: string
  /** Lengths in seconds at first; the user may change them. */
  workSeconds?: number
  restSeconds?: number
  prepareSeconds?: number
  rounds?: number
  sound?: boolean
}

/** Rounds of work with rests between them. */
export function IntervalTimer({
  heading,
  workSeconds = 40,
  restSeconds = 20,
  prepareSeconds = 5,
  rounds = 8,
  sound = false,
}: Props) {
  const { value: stored, change, error } = useStored<unknown>('interval-timer', (value) => value)
  const defaults = useMemo(
    () => ({ work: workSeconds, rest: restSeconds, prepare: prepareSeconds, rounds, sound }),
    [workSeconds, restSeconds, prepareSeconds, rounds, sound],
  )
  const timer = useMemo(() => fitInterval(stored, defaults), [stored, defaults])
  const running = isRunning(timer.run)
  const now = useNow(running)
  const moment = momentOf(timer, now)
  const { phase, round, leftMs } = moment

  function update(step: (current: State) => State) {
    change((current) => step(fitInterval(current, defaults)))
  }
  const toggle = () => update((current) => toggleInterval(current, Date.now()))
  const reset = () => update((current) => ({ ...current, run: atRest }))

  usePhaseSound(running ? moment.at : null, timer.settings.sound)
  useEffect(() => {
    if (!running || phase !== 'done') return
    change((current) => finishInterval(fitInterval(current, defaults), Date.now()))
  }, [running, phase, defaults, change])
  useTitle(running ? `${formatLeft(leftMs)} ${intervalNames[phase]}` : null)
  useTimerKeys({ toggle, reset })

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-col items-center gap-6 p-6`}>
        <p role="status" className="text-2xl">
          <Badge tone={tones[phase]}>
            <span className="px-2 text-lg">{intervalNames[phase]}</span>
          </Badge>
        </p>
        <TimeRing
          label={`${intervalNames[phase]}, time left`}
          text={formatLeft(leftMs)}
          part={leftMs / moment.phaseMs}
          hint={`Round ${round} of ${timer.settings.rounds}`}
        />
        <p className="-mt-2 text-sm text-muted tabular-nums">
          {phase === 'done'
            ? 'All rounds are done.'
            : `Next: ${intervalNames[moment.next]} · ${formatLeft(moment.totalLeftMs)} in all`}
        </p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="primary" className="min-w-28" onClick={toggle}>
            {running
              ? 'Pause'
              : phase !== 'done' && elapsedMs(timer.run, now) > 0
                ? 'Resume'
                : 'Start'}
          </Button>
          <Button onClick={reset}>Reset</Button>
          <Button
            disabled={phase === 'done'}
            onClick={() => update((current) => skipStep(current, Date.now()))}
          >
            Skip
          </Button>
        </div>
        <ErrorNotice message={error} />
      </div>
      <section aria-label="Settings" className={`${cardStyle} flex flex-col gap-4 p-5`}>
        <h2 className="text-sm font-semibold">Settings</h2>
        <SettingFields
          settings={intervalFields(defaults)}
          values={{ ...timer.settings }}
          onChange={(id, value) => update((current) => changeInterval(current, { [id]: value }))}
        />
      </section>
    </Part>
  )
}

/** A sound whenever a phase gives way to the next while the timer runs; null stands for a timer at rest. */
function usePhaseSound(at: number | null, sound: boolean) {
  const last = useRef<number | null>(null)

  useEffect(() => {
    const goneOn = at !== null && last.current !== null && at !== last.current
    last.current = at
    if (goneOn && sound) beep()
  }, [at, sound])
}
