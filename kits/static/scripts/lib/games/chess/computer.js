import { pick, shuffled } from '../random.js'
import { afterMove, isChecked, legalMoves } from './moves.js'
import { sideOf } from './position.js'

const worth = { p: 100, n: 320, b: 330, r: 500, q: 900, k: 0 }
const MATE = 100_000
const depths = { easy: 1, normal: 2, hard: 3 }

/** The move the computer makes for whoever is next. */
export function bestMove(position, difficulty, random) {
  const moves = shuffled(random, legalMoves(position))
  if (moves.length === 0) return null
  // The easy computer is careless at times.
  if (difficulty === 'easy' && random() < 0.3) return pick(random, moves)
  let best = null
  let value = -Infinity
  for (const move of inOrder(position, moves)) {
    const next = -search(afterMove(position, move), depths[difficulty] - 1, -Infinity, -value)
    if (next > value || !best) [best, value] = [move, next]
  }
  return best
}

/** What the position is worth for whoever is next (alpha-beta). */
function search(position, depth, alpha, beta) {
  if (depth <= 0) return calm(position, alpha, beta, 3)
  const moves = legalMoves(position)
  // An earlier mate is worse for whoever is mated.
  if (moves.length === 0) return isChecked(position, position.next) ? -MATE - depth : 0
  let best = alpha
  for (const move of inOrder(position, moves)) {
    best = Math.max(best, -search(afterMove(position, move), depth - 1, -beta, -best))
    if (best >= beta) break
  }
  return best
}

/** Looks on as long as there are captures, so that no exchange is seen by halves. */
function calm(position, alpha, beta, depth) {
  let best = Math.max(alpha, evaluate(position))
  if (best >= beta || depth === 0) return best
  const captures = legalMoves(position).filter(({ to }) => position.cells[to] !== null)
  for (const move of inOrder(position, captures)) {
    best = Math.max(best, -calm(afterMove(position, move), -beta, -best, depth - 1))
    if (best >= beta) break
  }
  return best
}

/** Captures of much by little first: that makes the search short. */
function inOrder({ cells }, moves) {
  const gain = ({ from, to, promotion }) => {
    const taken = cells[to] ? valueOf(cells[to]) * 10 - valueOf(cells[from]) : 0
    return taken + (promotion === 'q' ? 900 : 0)
  }
  return moves.toSorted((a, b) => gain(b) - gain(a))
}

/** Material and places, for whoever is next. */
function evaluate({ cells, next }) {
  let sum = 0
  for (let at = 0; at < 64; at += 1) {
    const piece = cells[at]
    if (!piece) continue
    const value = valueOf(piece) + placeValue(piece, at)
    sum += sideOf(piece) === next ? value : -value
  }
  return sum
}

function valueOf(piece) {
  return worth[piece.toLowerCase()] ?? 0
}

/** Pieces want to the middle, pawns forward, the king to the edge. */
function placeValue(piece, at) {
  const [row, column] = [Math.floor(at / 8), at % 8]
  const middle = 6 - Math.abs(column - 3.5) - Math.abs(row - 3.5)
  const forward = sideOf(piece) === 'white' ? 6 - row : row - 1
  switch (piece.toLowerCase()) {
    case 'p':
      return forward * 6 + (column > 1 && column < 6 ? middle * 4 : 0)
    case 'n':
      return middle * 9
    case 'b':
      return middle * 5
    case 'k':
      return forward > 4.5 ? middle * -8 : -forward * 14 - middle * 3
    case 'q':
      return middle * 2
    default:
      return 0
  }
}
