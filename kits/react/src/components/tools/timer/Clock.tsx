import { useStored } from '../../../lib/store/useStored'
import { Part } from '../../layout/Page'
import { cardStyle } from '../../ui/styles'
import { useNow } from './useNow'

/** The time and the date here, in digits and on a dial. */
export function Clock({ heading }: { heading?: string }) {
  const { value: hour12, change } = useStored('clock-hour12', (stored) => stored === true)
  const now = new Date(useNow(true, 200))
  const time = now.toLocaleTimeString(undefined, {
    hour: hour12 ? 'numeric' : '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: hour12 ? 'h12' : 'h23',
  })
  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-col items-center gap-6 px-6 py-10 text-center`}>
        <Dial now={now} />
        <div>
          <p
            role="timer"
            aria-label="Time"
            className="text-5xl font-semibold tracking-tight tabular-nums sm:text-6xl"
          >
            {time}
          </p>
          <p className="mt-2 text-muted">
            {now.toLocaleDateString(undefined, { dateStyle: 'full' })}
          </p>
          <p className="text-sm text-muted">
            {Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ')}
          </p>
        </div>
        <label className="flex items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            checked={hour12}
            onChange={(event) => change(() => event.target.checked)}
            className="size-4 accent-primary"
          />
          12-hour clock
        </label>
      </div>
    </Part>
  )
}

function Dial({ now }: { now: Date }) {
  const seconds = now.getSeconds()
  const minutes = now.getMinutes() + seconds / 60
  const hours = (now.getHours() % 12) + minutes / 60
  return (
    <svg viewBox="-100 -100 200 200" aria-hidden="true" className="size-44">
      <circle r="96" className="fill-surface stroke-line" strokeWidth="4" />
      {Array.from({ length: 12 }, (_, hour) => (
        <line
          key={hour}
          y1={-88}
          y2={hour % 3 === 0 ? -74 : -80}
          transform={`rotate(${30 * hour})`}
          className="stroke-muted"
          strokeWidth={hour % 3 === 0 ? 4 : 2}
        />
      ))}
      <Hand angle={30 * hours} length={48} width={6} className="stroke-ink" />
      <Hand angle={6 * minutes} length={70} width={4} className="stroke-ink" />
      <Hand angle={6 * seconds} length={76} width={2} className="stroke-accent" />
      <circle r="5" className="fill-accent" />
    </svg>
  )
}

function Hand(props: { angle: number; length: number; width: number; className: string }) {
  return (
    <line
      y1={10}
      y2={-props.length}
      transform={`rotate(${props.angle})`}
      className={props.className}
      strokeWidth={props.width}
      strokeLinecap="round"
    />
  )
}
