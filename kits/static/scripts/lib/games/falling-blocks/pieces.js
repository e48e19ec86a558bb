/** The seven pieces of four cells, by the letters they look like. */

export const kinds = ['I', 'J', 'L', 'O', 'S', 'T', 'Z']

/** The cells of each piece in its square, and how wide that square is. */
const shapes = {
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

export function cellsOf({ kind, turn, x, y }) {
  const { size, cells } = shapes[kind]
  return cells.map(([left, top]) => {
    let [cx, cy] = [left, top]
    for (let at = 0; at < turn; at += 1) [cx, cy] = [size - 1 - cy, cx]
    return { x: x + cx, y: y + cy }
  })
}

/** A new piece at the top, in the middle of `columns`. */
export function enter(kind, columns) {
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
]
