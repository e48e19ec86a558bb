/** The seven pieces of four cells, by the letters they look like. */
export type Kind = 'I' | 'J' | 'L' | 'O' | 'S' | 'T' | 'Z'

export const kinds: readonly Kind[] = ['I', 'J', 'L', 'O', 'S', 'T', 'Z']

export interface Piece {
  kind: Kind
  /** Quarter turns clockwise, 0 to 3. */
  turn: number
  /** The upper left corner of the square the piece turns in. */
  x: number
  y: number
}

/** The cells of each piece in its square, and how wide that square is. */
const shapes: Record<Kind, { size: number; cells: readonly (readonly [number, number])[] }> = {
  I: {
    size: 4,
    cells: [
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
    ],
  },
  J: {
    size: 3,
    cells: [
      [0, 0],
      [0, 1],
      [1, 1],
      [2, 1],
    ],
  },
  L: {
    size: 3,
    cells: [
      [2, 0],
      [0, 1],
      [1, 1],
      [2, 1],
    ],
  },
  O: {
    size: 2,
    cells: [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ],
  },
  S: {
    size: 3,
    cells: [
      [1, 0],
      [2, 0],
      [0, 1],
      [1, 1],
    ],
  },
  T: {
    size: 3,
    cells: [
      [1, 0],
      [0, 1],
      [1, 1],
      [2, 1],
    ],
  },
  Z: {
    size: 3,
    cells: [
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
    ],
  },
}

export function cellsOf({ kind, turn, x, y }: Piece): { x: number; y: number }[] {
  const { size, cells } = shapes[kind]
  return cells.map(([left, top]) => {
    let [cx, cy] = [left, top] as [number, number]
    for (let at = 0; at < turn; at += 1) [cx, cy] = [size - 1 - cy, cx]
    return { x: x + cx, y: y + cy }
  })
}

/** A new piece at the top, in the middle of `columns`. */
export function enter(kind: Kind, columns: number): Piece {
  const { size } = shapes[kind]
  return { kind, turn: 0, x: Math.floor((columns - size) / 2), y: kind === 'I' ? -1 : 0 }
}

/** Where a turned piece may move to when there is no room: sideways first, then up. */
export const kicks = [
  [0, 0],
  [-1, 0],
  [1, 0],
  [0, -1],
  [-1, -1],
  [1, -1],
  [-2, 0],
  [2, 0],
  [0, -2],
] as const
