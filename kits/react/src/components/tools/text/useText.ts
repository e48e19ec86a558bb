import { useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { MAX_KEPT } from '../../../lib/tools/text/tool'

/** What is typed into a tool. It is kept, unless it is too long for the browser's storage. */
export function useText<T extends Record<string, string>>(
  key: string,
  fit: (stored: unknown) => T,
): [T, (next: T) => void] {
  const { value: stored, change } = useStored<unknown>(key, (value) => value)
  const [state, setState] = useState(() => fit(stored))

  function update(next: T) {
    setState(next)
    const length = Object.values(next).reduce((sum, text) => sum + text.length, 0)
    if (length <= MAX_KEPT) change(() => next)
  }

  return [state, update]
}
