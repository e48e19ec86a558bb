const strides: Record<string, (columns: number) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (columns) => -columns,
  ArrowDown: (columns) => columns,
}

/** Where an arrow key leads from a cell of a grid that is read row by row; null for other keys and at the edges. */
export function neighbour(key: string, at: number, columns: number, count: number): number | null {
  const stride = strides[key]?.(columns)
  if (stride === undefined) return null
  const next = at + stride
  const sameRow = Math.floor(next / columns) === Math.floor(at / columns)
  const leavesRow = Math.abs(stride) === 1 && columns > 1 && !sameRow
  return next < 0 || next >= count || leavesRow ? null : next
}

/** `Row 2, column 3`. */
export function placeName(at: number, columns: number): string {
  return `Row ${Math.floor(at / columns) + 1}, column ${(at % columns) + 1}`
}

/** The cells around one, also diagonally. */
export function around(at: number, columns: number, count: number): number[] {
  const [row, column] = [Math.floor(at / columns), at % columns]
  const near = [-1, 0, 1]
  return near.flatMap((down) =>
    near.flatMap((right) => {
      const [y, x] = [row + down, column + right]
      const inside = y >= 0 && x >= 0 && x < columns && y * columns + x < count
      return inside && (down !== 0 || right !== 0) ? [y * columns + x] : []
    }),
  )
}
