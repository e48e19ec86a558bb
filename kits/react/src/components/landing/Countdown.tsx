import { useEffect, useState } from 'react'
import { formatDate, formatDateTime } from '../../lib/records/format'
import { inWords, timeLeft } from '../../lib/site/countdown'
import { ActionLink, type Action } from '../ui/ActionLink'
import { cardStyle } from '../ui/styles'

interface Props {
  id?: string
  heading: string
  text?: string
  /** `2026-12-31` or `2026-12-31T18:00`. */
  date: string
  /** Shown when the time has come. */
  doneText?: string
  action?: Action
}

/** The time that is left until something begins. */
export function Countdown({ id, heading, text, date, doneText = 'It has begun.', action }: Props) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = timeLeft(date, now)
  return (
    <section id={id} className="scroll-mt-16 py-16 sm:py-24">
      <div className="rise mx-auto flex max-w-4xl flex-col items-center px-5 text-center sm:px-8">
        <h2 className="text-3xl font-semibold tracking-tight sm:text-4xl">{heading}</h2>
        {text && <p className="mt-3 text-lg text-muted">{text}</p>}
        <p className="mt-2 font-medium text-accent">
          {date.includes('T') ? formatDateTime(date) : formatDate(date)}
        </p>
        {left ? (
          <div role="timer" className="mt-8 w-full">
            {/* Seconds are not read out. */}
            <p className="sr-only">{inWords(left)} left</p>
            <dl aria-hidden="true" className="grid grid-cols-4 gap-2 sm:gap-5">
              {Object.entries(left).map(([unit, value]) => (
                <div key={unit} className={`${cardStyle} flex flex-col-reverse px-1 py-4 sm:py-6`}>
                  <dt className="text-xs text-muted sm:text-sm">{unit}</dt>
                  <dd className="text-3xl font-semibold tabular-nums sm:text-5xl">
                    {String(value).padStart(2, '0')}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ) : (
          <p role="status" className="mt-8 text-2xl font-semibold">
            {doneText}
          </p>
        )}
        {action && <ActionLink action={action} className="mt-9" />}
      </div>
    </section>
  )
}
