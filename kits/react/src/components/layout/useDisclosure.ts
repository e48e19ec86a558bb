import { useEffect, useRef } from 'react'

/** Closes what a button has opened: on Escape, on a click elsewhere and when another page opens. */
export function useDisclosure(open: boolean, close: () => void) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      close()
      place.current?.querySelector('button')?.focus()
    }
    function onPointer(event: PointerEvent) {
      if (event.target instanceof Node && !place.current?.contains(event.target)) close()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPointer)
    window.addEventListener('hashchange', close)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPointer)
      window.removeEventListener('hashchange', close)
    }
  }, [open, close])

  return place
}
