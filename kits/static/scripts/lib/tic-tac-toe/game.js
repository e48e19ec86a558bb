/** Nine cells, row by row. */

export const emptyCells = Array.from({ length: 9 }, () => null)

const lines = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
]

export function outcome(cells) {
  for (const line of lines) {
    const [a, b, c] = line
    const mark = cells[a]
    if (mark && mark === cells[b] && mark === cells[c]) return { winner: mark, line, draw: false }
  }
  return { winner: null, line: [], draw: cells.every((cell) => cell !== null) }
}

export function isOver(cells) {
  const { winner, draw } = outcome(cells)
  return winner !== null || draw
}

/** X begins; whoever has fewer marks is next. */
export function turn(cells) {
  return count(cells, 'X') <= count(cells, 'O') ? 'X' : 'O'
}

/** The board after a move; the same board when the cell is taken or the game over. */
export function play(cells, at) {
  if (cells[at] !== null || isOver(cells)) return cells
  return cells.with(at, turn(cells))
}

/** The best cell for whoever is next (minimax): it never loses, wins as early and loses as late as possible. */
export function bestMove(cells) {
  if (isOver(cells)) return null
  const scores = freeCells(cells).map((at) => ({ at, score: -value(play(cells, at)) }))
  const best = Math.max(...scores.map(({ score }) => score))
  return scores.find(({ score }) => score === best)?.at ?? null
}

/** What the position is worth for whoever is next. */
function value(cells) {
  const { winner, draw } = outcome(cells)
  const free = freeCells(cells)
  // Whoever is next has lost already: the more cells are free, the earlier, the worse.
  if (winner) return -(free.length + 1)
  if (draw) return 0
  return Math.max(...free.map((at) => -value(play(cells, at))))
}

export function freeCells(cells) {
  return cells.flatMap((cell, at) => (cell === null ? [at] : []))
}

function count(cells, mark) {
  return cells.filter((cell) => cell === mark).length
}
