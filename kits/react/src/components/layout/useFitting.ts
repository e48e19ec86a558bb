import { useLayoutEffect, useState, type RefObject } from 'react'

/** Room for the button behind which the others are. */
const BUTTON_PX = 92

/** How many children of a row fit into it, and where the last of them ends. */
export function useFitting(row: RefObject<HTMLElement | null>, total: number) {
  const [fitting, setFitting] = useState({ count: total, end: 0 })

  useLayoutEffect(() => {
    const element = row.current
    if (!element) return
    const measure = () => {
      const ends = Array.from(element.children, (child) => {
        const { offsetLeft, offsetWidth } = child as HTMLElement
        return offsetLeft + offsetWidth
      })
      const room = element.clientWidth
      const all = (ends.at(-1) ?? 0) <= room
      const count = all ? total : ends.filter((end) => end <= room - BUTTON_PX).length
      setFitting({ count, end: ends[count - 1] ?? 0 })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [row, total])

  return fitting
}
