import { useState } from 'react'
import { Part } from '../../layout/Page'
import { Segments } from '../../ui/Segments'
import { Clock } from './Clock'
import { CountdownTimer } from './CountdownTimer'
import { IntervalTimer } from './IntervalTimer'
import { Pomodoro } from './Pomodoro'
import { Stopwatch } from './Stopwatch'

const names = {
  pomodoro: 'Pomodoro',
  countdown: 'Timer',
  stopwatch: 'Stopwatch',
  clock: 'Clock',
  interval: 'Intervals',
}

type Mode = keyof typeof names

interface Props {
  heading?: string
  modes: readonly Mode[]
  minutes?: number
  work?: number
  shortBreak?: number
  longBreak?: number
  workSeconds?: number
  restSeconds?: number
  prepareSeconds?: number
  rounds?: number
  sound?: boolean
}

/** Several ways to measure time, one at a time in view. */
export function Timer({ heading, modes, minutes, sound, ...lengths }: Props) {
  const [mode, setMode] = useState<Mode>(modes[0] ?? 'countdown')
  return (
    <Part heading={heading}>
      <div className="self-center">
        <Segments
          label="Kind"
          value={mode}
          options={modes.map((value) => ({ value, label: names[value] }))}
          onChange={setMode}
        />
      </div>
      {mode === 'pomodoro' && <Pomodoro {...lengths} sound={sound} />}
      {mode === 'countdown' && <CountdownTimer minutes={minutes} sound={sound} />}
      {mode === 'stopwatch' && <Stopwatch />}
      {mode === 'clock' && <Clock />}
      {mode === 'interval' && <IntervalTimer {...lengths} sound={sound} />}
    </Part>
  )
}
