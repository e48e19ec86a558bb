import { useEffect, useMemo } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { beep } from '../../../lib/tools/timer/beep'
import {
  choosePhase,
  durationMs,
  finishPhase,
  fitPomodoro,
  phaseLeftMs,
  phaseNames,
  skipPhase,
  togglePomodoro,
  type Phase,
  type Pomodoro as State,
} from '../../../lib/tools/timer/pomodoro'
import { atRest, formatLeft, isRunning } from '../../../lib/tools/timer/run'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { Segments } from '../../ui/Segments'
import { cardStyle } from '../../ui/styles'
import { PomodoroLog } from './PomodoroLog'
import { PomodoroSettings } from './PomodoroSettings'
import { TimeRing } from './TimeRing'
import { useNow } from './useNow'
import { useTimerKeys } from './useTimerKeys'
import { useTitle } from './useTitle'

const phases = Object.entries(phaseNames).map(([value, label]) => ({
  value: value as Phase,
  label,
}))

interface Props {
  heading?: string
  /** Lengths in minutes at first; the user may change them. */
  work?: number
  shortBreak?: number
  longBreak?: number
  /** Sessions before the long break. */
  rounds?: number
  sound?: boolean
}

/** Sessions of work with breaks between them, counted by day. */
export function Pomodoro({
  heading,
  work = 25,
  shortBreak = 5,
  longBreak = 15,
  rounds = 4,
  sound = false,
}: Props) {
  const { value: stored, change, error } = useStored<unknown>('pomodoro', (value) => value)
  const defaults = useMemo(
    () => ({ work, shortBreak, longBreak, rounds, sound, autoStart: false }),
    [work, shortBreak, longBreak, rounds, sound],
  )
  const timer = useMemo(() => fitPomodoro(stored, defaults), [stored, defaults])
  const running = isRunning(timer.run)
  const now = useNow(running)
  const left = phaseLeftMs(timer, now)

  function update(step: (current: State) => State) {
    change((current) => step(fitPomodoro(current, defaults)))
  }
  const toggle = () => update((current) => togglePomodoro(current, Date.now()))
  const reset = () => update((current) => ({ ...current, run: atRest }))

  useEffect(() => {
    if (!running || left > 0) return
    change((current) => finishPhase(fitPomodoro(current, defaults), Date.now()))
    if (timer.settings.sound) beep()
  }, [running, left, defaults, timer.settings.sound, change])
  useTitle(running ? `${formatLeft(left)} ${phaseNames[timer.phase]}` : null)
  useTimerKeys({ toggle, reset })

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-col items-center gap-6 p-6`}>
        <Segments
          label="Phase"
          value={timer.phase}
          options={phases}
          onChange={(phase) => update((current) => choosePhase(current, phase))}
        />
        <TimeRing
          label={`${phaseNames[timer.phase]}, time left`}
          text={formatLeft(left)}
          part={left / durationMs(timer)}
          hint={`Session ${(timer.finished % timer.settings.rounds) + 1} of ${timer.settings.rounds}`}
        />
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="primary" className="min-w-28" onClick={toggle}>
            {running ? 'Pause' : timer.run.beforeMs > 0 ? 'Resume' : 'Start'}
          </Button>
          <Button onClick={reset}>Reset</Button>
          <Button onClick={() => update(skipPhase)}>Skip</Button>
        </div>
        <ErrorNotice message={error} />
      </div>
      <div className="grid items-start gap-6 md:grid-cols-2">
        <PomodoroLog log={timer.log} work={timer.settings.work} today={new Date(now)} />
        <PomodoroSettings
          settings={timer.settings}
          onChange={(settings) => update((current) => ({ ...current, settings }))}
        />
      </div>
    </Part>
  )
}
