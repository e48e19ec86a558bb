import { useMemo } from 'react'
import { useStored } from '../store/useStored'
import { fitViewer, VIEWER_KEY } from './viewer'

/** Who uses the app, and the way to say so in apps without accounts. */
export function useViewer() {
  const { value, change, error } = useStored<unknown>(VIEWER_KEY, (stored) => stored)
  const viewer = useMemo(() => fitViewer(value), [value])
  return {
    ...viewer,
    error,
    introduce: (name: string) => change((stored) => ({ ...fitViewer(stored), name: name.trim() })),
  }
}
