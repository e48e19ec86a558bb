import { useEffect, useEffectEvent } from 'react'
import { startTicker } from './ticker'

/** Calls back again and again while `active`, but not while nobody can see the page. */
export function useTicker(active: boolean, everyMs: number, onTick: () => void) {
  const tick = useEffectEvent(onTick)
  useEffect(() => {
    if (active) return startTicker(everyMs, () => tick())
  }, [active, everyMs])
}
