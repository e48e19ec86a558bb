/**
 * Calls back again and again, but not while nobody can see the page, or the element on it. Gives the way to stop.
 */
export function startTicker(
  everyMs: number,
  onTick: () => void,
  element?: HTMLElement,
): () => void {
  const timer = setInterval(() => {
    if (!document.hidden && element?.checkVisibility() !== false) onTick()
  }, everyMs)
  return () => clearInterval(timer)
}

/** `3:07`. */
export function clockTime(seconds: number): string {
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0')
  return `${Math.floor(seconds / 60)}:${rest}`
}
