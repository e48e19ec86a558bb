import { useEffect, useEffectEvent } from 'react'
import { timerKey } from '../../../lib/tools/timer/shortcuts'

type Actions = Partial<Record<'toggle' | 'reset' | 'lap', () => void>>

/** Space starts and holds, R resets, L takes a lap. */
export function useTimerKeys(actions: Actions) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const action = timerKey(event.key, event.target)
    if (!action || !actions[action]) return
    event.preventDefault()
    actions[action]()
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
