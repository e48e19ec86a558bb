import { useEffect, useRef, useState } from 'react'

/** The width of an element, kept up to date. */
export function useWidth(initialPx: number) {
  const element = useRef<HTMLDivElement>(null)
  const [widthPx, setWidthPx] = useState(initialPx)

  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      // Zero while the element is hidden.
      if (entry && entry.contentRect.width > 0) setWidthPx(Math.round(entry.contentRect.width))
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])

  return { element, widthPx }
}
