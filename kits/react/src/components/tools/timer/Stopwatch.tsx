import { useStored } from '../../../lib/store/useStored'
import { elapsedMs, formatElapsed, isRunning } from '../../../lib/tools/timer/run'
import {
  fitStopwatch,
  lapsOf,
  newStopwatch,
  takeLap,
  toggleStopwatch,
  type Lap,
} from '../../../lib/tools/timer/stopwatch'
import { Part } from '../../layout/Page'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { useNow } from './useNow'
import { useTimerKeys } from './useTimerKeys'
import { useTitle } from './useTitle'

/** Measures a time, with laps. */
export function Stopwatch({ heading }: { heading?: string }) {
  const { value: watch, change, error } = useStored('stopwatch', fitStopwatch)
  const running = isRunning(watch.run)
  const now = useNow(running, 40)
  const elapsed = elapsedMs(watch.run, now)
  const laps = lapsOf(watch)

  const toggle = () => change((current) => toggleStopwatch(current, Date.now()))
  const reset = () => change(() => newStopwatch)
  const lap = () => change((current) => takeLap(current, Date.now()))
  useTitle(running ? formatElapsed(elapsed).slice(0, -3) : null)
  useTimerKeys({ toggle, reset, lap })

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} overflow-hidden`}>
        <div className="flex flex-col items-center gap-6 px-6 py-10">
          <p
            role="timer"
            aria-label="Elapsed time"
            className="text-5xl font-semibold tracking-tight tabular-nums sm:text-7xl"
          >
            {formatElapsed(elapsed)}
          </p>
          <div className="flex flex-wrap justify-center gap-2">
            <Button look="primary" className="min-w-28" onClick={toggle}>
              {running ? 'Pause' : elapsed > 0 ? 'Resume' : 'Start'}
            </Button>
            <Button onClick={lap} disabled={!running}>
              Lap
            </Button>
            <Button onClick={reset} disabled={elapsed === 0}>
              Reset
            </Button>
          </div>
          <ErrorNotice message={error} />
        </div>
        {laps.length > 0 && <Laps laps={laps} />}
      </div>
    </Part>
  )
}

function Laps({ laps }: { laps: readonly Lap[] }) {
  return (
    <div className="max-h-80 overflow-y-auto border-t border-line">
      <table aria-label="Laps" className="w-full text-sm tabular-nums">
        <thead className="sticky top-0 bg-surface text-xs text-muted">
          <tr>
            <th scope="col" className="px-5 py-2.5 text-left font-semibold">
              Lap
            </th>
            <th scope="col" className="px-5 py-2.5 text-right font-semibold">
              Lap time
            </th>
            <th scope="col" className="px-5 py-2.5 text-right font-semibold">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {laps.map((lap) => (
            <tr key={lap.number} className="border-t border-line/60">
              <th scope="row" className="px-5 py-2 text-left font-normal">
                {lap.number}{' '}
                {lap.mark && (
                  <Badge tone={lap.mark === 'fastest' ? 'green' : 'red'}>{lap.mark}</Badge>
                )}
              </th>
              <td className="px-5 py-2 text-right">{formatElapsed(lap.lapMs)}</td>
              <td className="px-5 py-2 text-right">{formatElapsed(lap.totalMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
