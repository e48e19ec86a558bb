import { lastDays } from '../../../lib/tools/timer/pomodoro'
import { cardStyle } from '../../ui/styles'

interface Props {
  log: Record<string, number>
  /** Minutes of a session. */
  work: number
  today: Date
}

/** Finished sessions of today and of the last week. */
export function PomodoroLog({ log, work, today }: Props) {
  const days = lastDays(log, today)
  const count = days.at(-1)?.sessions ?? 0
  const most = Math.max(1, ...days.map((day) => day.sessions))
  return (
    <section aria-label="Finished sessions" className={`${cardStyle} p-5`}>
      <h2 className="text-sm font-semibold">Today</h2>
      <p role="status" className="mt-1 text-2xl font-semibold tabular-nums">
        <span>{count === 1 ? '1 session' : `${count} sessions`}</span>
        <span className="ml-2 text-sm font-normal text-muted">{`${count * work} minutes of focus`}</span>
      </p>
      <ol className="mt-4 flex items-end gap-2">
        {days.map((day) => (
          <li key={day.day} className="flex-1 text-center text-xs text-muted">
            <span className="flex h-16 items-end">
              <span
                className="w-full rounded bg-primary/80"
                style={{ height: `${Math.max(4, (100 * day.sessions) / most)}%` }}
              />
            </span>
            <span className="mt-1 block">{day.label}</span>
            <span className="sr-only">{`: ${day.sessions}`}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
