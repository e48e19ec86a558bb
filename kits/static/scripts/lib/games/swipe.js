const SWIPE_PX = 24

export const arrows = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Where a movement leads, as soon as it is long enough. */
export function swipeOf(dx, dy) {
  if (Math.max(Math.abs(dx), Math.abs(dy)) < SWIPE_PX) return null
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left'
  return dy > 0 ? 'down' : 'up'
}

/** Strokes of a finger or the mouse over an element, each once. Gives the way to stop. */
export function followSwipes(element, onSwipe) {
  const listening = new AbortController()
  const { signal } = listening
  let origin = null
  element.addEventListener('pointerdown', (event) => (origin = at(event)), { signal })
  element.addEventListener(
    'pointermove',
    (event) => {
      if (!origin) return
      const direction = swipeOf(event.clientX - origin.x, event.clientY - origin.y)
      if (!direction) return
      origin = null
      onSwipe(direction)
    },
    { signal },
  )
  window.addEventListener('pointerup', () => (origin = null), { signal })
  return () => listening.abort()
}

function at({ clientX: x, clientY: y }) {
  return { x, y }
}
