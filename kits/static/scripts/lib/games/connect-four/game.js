import { pick, shuffled } from '../random.js'

export const COLUMNS = 7
export const ROWS = 6

export const help =
  'Drop a disc into a column. The first with four in a row, across, down or diagonally, wins. With the keyboard, use the arrow keys and Enter, or 1 to 7.'

export const emptyBoard = {
  cells: Array.from({ length: COLUMNS * ROWS }, () => null),
  next: 'red',
  last: null,
}

/** All places where four can lie in a row. */
const fours = Array.from({ length: COLUMNS * ROWS }, (_, at) => at).flatMap((at) => {
  const [row, column] = [Math.floor(at / COLUMNS), at % COLUMNS]
  const ways = [
    [0, 1],
    [1, 0],
    [1, 1],
    [1, -1],
  ]
  return ways.flatMap(([down, right]) => {
    const [lastRow, lastColumn] = [row + 3 * down, column + 3 * right]
    const inside = lastRow < ROWS && lastColumn >= 0 && lastColumn < COLUMNS
    return inside ? [[0, 1, 2, 3].map((step) => at + step * (down * COLUMNS + right))] : []
  })
})

/** Drops a disc; the same board when the column is full or the game over. */
export function drop(board, column) {
  const at = landing(board, column)
  if (at === null || isOver(board)) return board
  const next = board.next === 'red' ? 'yellow' : 'red'
  return { cells: board.cells.with(at, board.next), next, last: at }
}

/** The cell where a disc would come to rest. */
export function landing({ cells }, column) {
  for (let row = ROWS - 1; row >= 0; row -= 1) {
    const at = row * COLUMNS + column
    if (cells[at] === null) return at
  }
  return null
}

/** The four cells that win. */
export function winningLine({ cells }) {
  return (
    fours.find(([a, ...others]) => {
      const disc = cells[a]
      return disc !== null && others.every((at) => cells[at] === disc)
    }) ?? []
  )
}

export function winner(board) {
  const [at] = winningLine(board)
  return at === undefined ? null : (board.cells[at] ?? null)
}

export function isOver(board) {
  return winner(board) !== null || isFull(board)
}

export function isFull({ cells }) {
  return cells.every((cell) => cell !== null)
}

const depths = { easy: 1, normal: 3, hard: 6 }

/** The column the computer chooses for whoever is next. */
export function bestColumn(board, difficulty, random) {
  const open = openColumns(board)
  if (open.length === 0 || isOver(board)) return null
  // The easy computer sees its own four and yours, but does not think ahead every time.
  if (difficulty === 'easy' && random() < 0.35) return pick(random, open)
  let best = null
  let value = -Infinity
  for (const column of shuffled(random, open)) {
    const next = -search(drop(board, column), depths[difficulty], -Infinity, -value)
    if (best === null || next > value) [best, value] = [column, next]
  }
  return best
}

/** What the board is worth for whoever is next (alpha-beta); an early win is worth more. */
function search(board, depth, alpha, beta) {
  if (winner(board)) return -1000 - depth
  if (depth === 0 || isFull(board)) return estimate(board)
  let best = alpha
  for (const column of openColumns(board)) {
    best = Math.max(best, -search(drop(board, column), depth - 1, -beta, -best))
    if (best >= beta) break
  }
  return best
}

/** Counts the fours that can still become full for one side only. */
function estimate({ cells, next }) {
  let sum = 0
  for (const four of fours) {
    const own = four.filter((at) => cells[at] === next).length
    const theirs = four.filter((at) => cells[at] !== null && cells[at] !== next).length
    if (theirs === 0) sum += own * own
    if (own === 0) sum -= theirs * theirs
  }
  return sum
}

/** The middle first: good moves early make the search fast. */
function openColumns(board) {
  return [3, 2, 4, 1, 5, 0, 6].filter((column) => board.cells[column] === null)
}

export function statusOf(board, opponent) {
  const winning = winner(board)
  const name = (disc) => (disc === 'red' ? 'Red' : 'Yellow')
  if (opponent === 'friend') {
    if (winning) return `${name(winning)} wins!`
    return isFull(board) ? 'It’s a draw' : `${name(board.next)}’s turn`
  }
  if (winning) return winning === 'red' ? 'You win!' : 'The computer wins'
  if (isFull(board)) return 'It’s a draw'
  return board.next === 'red' ? 'Your turn' : 'The computer is thinking…'
}

export function labelOf({ cells }, at) {
  const [row, column] = [Math.floor(at / COLUMNS) + 1, (at % COLUMNS) + 1]
  return `Row ${row}, column ${column}: ${cells[at] ?? 'empty'}`
}

/** The classes of a cell. */
export function classOf(board, at) {
  const classes = [board.cells[at] ?? 'empty']
  if (board.last === at) classes.push('last')
  if (winningLine(board).includes(at)) classes.push('winning')
  return classes.join(' ')
}
