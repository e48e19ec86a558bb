import { useEffect, useState } from 'react'
import { cx } from '../../lib/cx'
import { capitalise, openNow, week, weekdayOf, type OpeningDay } from '../../lib/site/hours'
import { cardStyle } from '../ui/styles'
import { Section, type SectionProps } from './Section'

export type { OpeningDay } from '../../lib/site/hours'

interface Props extends SectionProps {
  days: readonly OpeningDay[]
}

/** Opening hours; today's are marked, and whether it is open right now. */
export function Hours({ heading = 'Opening hours', days, ...section }: Props) {
  const now = useMinute()
  const { open, text } = openNow(days, now)
  const today = weekdayOf(now)
  return (
    <Section heading={heading} beside {...section}>
      <div className={`${cardStyle} max-w-xl p-6 sm:p-8`}>
        <p
          className={cx(
            'mb-4 flex items-center gap-2.5 font-medium',
            open ? 'text-success' : 'text-muted',
          )}
        >
          <span aria-hidden="true" className="size-2.5 rounded-full bg-current" />
          {text}
        </p>
        <dl>
          {week(days).map(({ day, spans }) => (
            <div
              key={day}
              aria-current={day === today ? 'date' : undefined}
              className="-mx-3 flex justify-between gap-6 rounded-lg px-3 py-2 aria-[current]:bg-soft aria-[current]:font-semibold"
            >
              <dt>
                {capitalise(day)}
                {day === today && <span className="ml-2 text-sm font-normal">Today</span>}
              </dt>
              <dd className="text-right tabular-nums">
                {spans.length === 0 && 'Closed'}
                {spans.map((span) => (
                  <span key={span.opens ?? 'closed'} className="block">
                    {span.opens && span.closes ? `${span.opens} – ${span.closes}` : 'Closed'}
                    {span.note && <span className="ml-2 text-sm font-normal">{span.note}</span>}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Section>
  )
}

/** The time, once a minute. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
