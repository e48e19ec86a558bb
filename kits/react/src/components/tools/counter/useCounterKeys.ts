import { useEffect, useEffectEvent } from 'react'
import type { Counter } from '../../../lib/tools/counter/counters'
import { counterKey } from '../../../lib/tools/counter/keys'

/** Plus, minus and the space bar for a single counter, the digits for several. */
export function useCounterKeys(
  list: readonly Counter[],
  change: (id: string, sign: 1 | -1) => void,
) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const found = counterKey(event, list.length)
    const counter = found && list[found.at]
    if (!counter) return
    event.preventDefault()
    change(counter.id, found.sign)
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
