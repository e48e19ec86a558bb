/**
 * Listens to the keyboard for the part of the page with the game, as long as it is in view and nothing else on the page wants
 * the key. Letters come in lower case. Gives the way to stop.
 */
export function listenToKeys(
  root: HTMLElement,
  onKey: (key: string, event: KeyboardEvent) => void,
  onKeyUp: (key: string) => void = () => {},
): () => void {
  const listening = new AbortController()
  const { signal } = listening
  // The buttons around the stage belong to the game too.
  const area = root.closest<HTMLElement>('.game-frame') ?? root
  window.addEventListener(
    'keydown',
    (event) => {
      const combined = event.ctrlKey || event.metaKey || event.altKey
      if (!combined && isMeant(area, event.target)) onKey(keyOf(event), event)
    },
    { signal },
  )
  window.addEventListener('keyup', (event) => onKeyUp(keyOf(event)), { signal })
  return () => listening.abort()
}

/** On a button or link, Space and Enter press that. */
export function isOnButton({ target }: Event): boolean {
  return target instanceof Element && target.closest('button, a, summary') !== null
}

function keyOf({ key }: KeyboardEvent): string {
  return key.length === 1 ? key.toLowerCase() : key
}

function isMeant(area: HTMLElement, target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !area.checkVisibility()) return false
  if (target.closest('input, select, textarea, dialog')) return false
  return area.contains(target) || (target === document.body && isInView(area))
}

function isInView(area: HTMLElement): boolean {
  const { top, bottom } = area.getBoundingClientRect()
  return top < window.innerHeight && bottom > 0
}
