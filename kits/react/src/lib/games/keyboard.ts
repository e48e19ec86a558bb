import { isOnButton, listenToKeys } from './keys'
import type { Session } from './session'

/** The keys of a game that runs by the clock, and those that begin and pause it. Gives the way to stop. */
export function followKeyboard<S, A extends string>(
  root: HTMLElement,
  keys: Readonly<Record<string, A>>,
  session: Session<S, A>,
): () => void {
  const stop = listenToKeys(root, onKey, (key) => {
    const action = keys[key]
    if (action !== undefined) session.release(action)
  })
  // The key is let go in another window.
  const letGo = () => session.releaseAll()
  window.addEventListener('blur', letGo)
  return () => {
    stop()
    window.removeEventListener('blur', letGo)
  }

  function onKey(key: string, event: KeyboardEvent) {
    const { phase } = session.view()
    const action = keys[key]
    if (phase === 'playing' && action !== undefined) {
      // Arrow keys would scroll the page.
      event.preventDefault()
      if (event.repeat) return
      // Whoever uses keys does not want the mouse that lies somewhere to steer.
      session.point(null)
      session.press(action)
    } else if (!event.repeat && isControl(key, event)) {
      event.preventDefault()
      control(key, phase)
    }
  }

  /** P, Space and Enter begin and go on, P and Space pause, only Enter begins anew: other keys may still be hammered. */
  function control(key: string, phase: string) {
    if (phase === 'playing') {
      if (key !== 'Enter') session.pause()
    } else if (phase !== 'over' || key === 'Enter') session.play()
  }
}

function isControl(key: string, event: KeyboardEvent): boolean {
  return key === 'p' || ((key === ' ' || key === 'Enter') && !isOnButton(event))
}
