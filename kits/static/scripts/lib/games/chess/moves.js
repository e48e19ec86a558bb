import { other, pieceOf, sideOf } from './position.js'

const straight = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
]
const diagonal = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
]
const all = [...straight, ...diagonal]
const jumps = [
  [2, 1],
  [2, -1],
  [-2, 1],
  [-2, -1],
  [1, 2],
  [1, -2],
  [-1, 2],
  [-1, -2],
]
const ways = { r: straight, b: diagonal, q: all, k: all, n: jumps }
const promotions = ['q', 'r', 'b', 'n']

/** All moves that do not leave the own king in check. */
export function legalMoves(position) {
  return position.cells.flatMap((_, from) => legalMovesFrom(position, from))
}

export function legalMovesFrom(position, from) {
  return movesFrom(position, from).filter(
    (move) => !isChecked(afterMove(position, move), position.next),
  )
}

export function hasLegalMove(position) {
  return position.cells.some((_, from) => legalMovesFrom(position, from).length > 0)
}

export function isChecked(position, side) {
  const king = position.cells.indexOf(pieceOf('k', side))
  return king !== -1 && isAttacked(position, king, other(side))
}

/** The position after a move; whether the move is legal is not asked. */
export function afterMove(position, { from, to, promotion }) {
  const { next: side, passing } = position
  const cells = [...position.cells]
  const piece = cells[from]
  const kind = piece.toLowerCase()
  const captures = cells[to] !== null
  cells[to] = promotion ? pieceOf(promotion, side) : piece
  cells[from] = null
  const forward = side === 'white' ? -8 : 8
  if (kind === 'p' && to === passing) cells[to - forward] = null
  if (kind === 'k' && Math.abs(to - from) === 2) {
    // Castling: the rook jumps over the king.
    const [rookFrom, rookTo] = to > from ? [to + 1, to - 1] : [to - 2, to + 1]
    cells[rookTo] = cells[rookFrom]
    cells[rookFrom] = null
  }
  const twoSteps = kind === 'p' && Math.abs(to - from) === 16
  return {
    cells,
    next: other(side),
    castling: castlingAfter(position.castling, from, to),
    passing: twoSteps ? from + forward : null,
    quiet: kind === 'p' || captures ? 0 : position.quiet + 1,
  }
}

/** Whatever leaves or enters a corner or the king's square ends that castling. */
function castlingAfter(castling, from, to) {
  const corners = { 0: 'q', 4: 'kq', 7: 'k', 56: 'Q', 60: 'KQ', 63: 'K' }
  const lost = (corners[from] ?? '') + (corners[to] ?? '')
  return [...castling].filter((right) => !lost.includes(right)).join('')
}

function isAttacked({ cells }, at, by) {
  const has = (square, kinds) =>
    square !== null &&
    cells[square] !== null &&
    [...kinds].some((kind) => cells[square] === pieceOf(kind, by))
  if (jumps.some((way) => has(step(at, way), 'n'))) return true
  if (all.some((way) => has(step(at, way), 'k'))) return true
  const back = by === 'white' ? 1 : -1
  if ([-1, 1].some((right) => has(step(at, [back, right]), 'p'))) return true
  const sees = (way, kinds) => {
    let square = step(at, way)
    while (square !== null && cells[square] === null) square = step(square, way)
    return has(square, kinds)
  }
  return straight.some((way) => sees(way, 'rq')) || diagonal.some((way) => sees(way, 'bq'))
}

function movesFrom(position, from) {
  const piece = position.cells[from]
  if (!piece || sideOf(piece) !== position.next) return []
  const kind = piece.toLowerCase()
  if (kind === 'p') return pawnMoves(position, from)
  const targets = (ways[kind] ?? []).flatMap((way) =>
    reach(position, from, way, 'kn'.includes(kind)),
  )
  const moves = targets.map((to) => ({ from, to }))
  return kind === 'k' ? [...moves, ...castlingMoves(position, from)] : moves
}

/** The squares in one direction up to the first piece, with it when it is the other side's. */
function reach({ cells, next }, from, way, once) {
  const squares = []
  for (let at = step(from, way); at !== null; at = step(at, way)) {
    const piece = cells[at]
    if (piece && sideOf(piece) === next) break
    squares.push(at)
    if (piece || once) break
  }
  return squares
}

function pawnMoves({ cells, next, passing }, from) {
  const down = next === 'white' ? -1 : 1
  const ahead = step(from, [down, 0])
  const targets = []
  if (ahead !== null && cells[ahead] === null) {
    targets.push(ahead)
    const start = Math.floor(from / 8) === (next === 'white' ? 6 : 1)
    const two = ahead + down * 8
    if (start && cells[two] === null) targets.push(two)
  }
  for (const right of [-1, 1]) {
    const to = step(from, [down, right])
    if (to === null) continue
    const piece = cells[to]
    if ((piece && sideOf(piece) !== next) || to === passing) targets.push(to)
  }
  return targets.flatMap((to) => {
    const last = to < 8 || to > 55
    return last ? promotions.map((promotion) => ({ from, to, promotion })) : [{ from, to }]
  })
}

/** The king moves two squares when nothing stands between and no square on his way is attacked. */
function castlingMoves(position, from) {
  const { cells, castling, next } = position
  const enemy = other(next)
  if (isAttacked(position, from, enemy)) return []
  const free = (...squares) => squares.every((at) => cells[at] === null)
  const safe = (...squares) => squares.every((at) => !isAttacked(position, at, enemy))
  const moves = []
  if (castling.includes(pieceOf('k', next)) && free(from + 1, from + 2) && safe(from + 1, from + 2))
    moves.push({ from, to: from + 2 })
  const long = free(from - 1, from - 2, from - 3) && safe(from - 1, from - 2)
  if (castling.includes(pieceOf('q', next)) && long) moves.push({ from, to: from - 2 })
  return moves
}

/** The square one step away; null beyond the board. */
function step(at, [down, right]) {
  const [row, column] = [Math.floor(at / 8) + down, (at % 8) + right]
  return row < 0 || row > 7 || column < 0 || column > 7 ? null : row * 8 + column
}
