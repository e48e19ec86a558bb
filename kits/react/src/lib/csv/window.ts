export interface Window {
  first: number
  /** Exclusive. */
  last: number
  /** Height of the rows left out above and below. */
  above: number
  below: number
}

const OVERSCAN_ROWS = 12

/** Which rows of a long table need to be drawn for what is scrolled into view. */
export function visibleWindow(
  count: number,
  rowPx: number,
  scrollPx: number,
  heightPx: number,
): Window {
  const first = Math.max(0, Math.min(count, Math.floor(scrollPx / rowPx) - OVERSCAN_ROWS))
  const last = Math.min(count, Math.ceil((scrollPx + heightPx) / rowPx) + OVERSCAN_ROWS)
  return { first, last, above: first * rowPx, below: (count - last) * rowPx }
}
