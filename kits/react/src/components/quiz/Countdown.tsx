import { useEffect, useEffectEvent, useState } from 'react'
import { cx } from '../../lib/cx'
import { formatSeconds } from '../../lib/quiz/quiz'

interface Props {
  seconds: number
  /** Stands still while an answer is explained. */
  paused?: boolean
  onEnd: () => void
}

/** Counts down once it is on screen; give it another key to begin anew. */
export function Countdown({ seconds, paused = false, onEnd }: Props) {
  const [left, setLeft] = useState(seconds)
  const end = useEffectEvent(onEnd)

  useEffect(() => {
    if (paused) return
    if (left <= 0) return end()
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, paused])

  return (
    <span
      role="timer"
      aria-label="Time left"
      className={cx(
        'rounded-lg px-2.5 py-1 text-sm font-semibold tabular-nums',
        left <= 5 ? 'bg-red-100 text-red-800 dark:bg-red-900 dark:text-red-100' : 'bg-sunken',
      )}
    >
      {formatSeconds(left)}
    </span>
  )
}
