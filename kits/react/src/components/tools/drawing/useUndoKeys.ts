import { useEffect, useEffectEvent } from 'react'
import { undoKey } from '../../../lib/tools/drawing/keys'

/** Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z do again. */
export function useUndoKeys(actions: { undo: () => void; redo: () => void }) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = undoKey(event)
    if (!action) return
    event.preventDefault()
    actions[action]()
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
