import { shuffled } from '../random.js'
import { cellsOf, enter, kicks, kinds } from './pieces.js'

export const COLUMNS = 10
export const ROWS = 20

const levels = { easy: 1, normal: 3, hard: 7 }
const perLines = [0, 100, 300, 500, 800]
/** A piece on the ground can still be moved for so long. */
const LOCK_S = 0.5
const FIRST_REPEAT_S = 0.18
const REPEAT_S = 0.045
const SOFT_S = 0.04

export function newGame(difficulty, random) {
  const [first, ...queue] = refill([], random)
  return {
    cells: Array.from({ length: COLUMNS * ROWS }, () => null),
    piece: enter(first, COLUMNS),
    queue,
    held: null,
    canHold: true,
    fallen: 0,
    resting: 0,
    repeat: FIRST_REPEAT_S,
    firstLevel: levels[difficulty],
    lines: 0,
    points: 0,
    ended: false,
  }
}

export function step(game, input, dt, random) {
  if (game.ended) return game
  let next = game
  for (const action of input.pressed) next = act(next, action, random)
  next = repeatHeld(next, input, dt)
  return next.ended ? next : fall(next, input, dt, random)
}

export function levelOf({ firstLevel, lines }) {
  return firstLevel + Math.floor(lines / 10)
}

/** Where the piece would land. */
export function landing({ cells, piece }) {
  let lowest = piece
  while (fits(cells, moved(lowest, 0, 1))) lowest = moved(lowest, 0, 1)
  return lowest
}

export function fits(cells, piece) {
  return cellsOf(piece).every(
    ({ x, y }) => x >= 0 && x < COLUMNS && y < ROWS && (y < 0 || cells[y * COLUMNS + x] === null),
  )
}

function act(game, action, random) {
  if (game.ended) return game
  switch (action) {
    case 'left':
      return { ...shift(game, -1), repeat: FIRST_REPEAT_S }
    case 'right':
      return { ...shift(game, 1), repeat: FIRST_REPEAT_S }
    case 'rotate':
      return rotate(game, 1)
    case 'rotateBack':
      return rotate(game, 3)
    case 'drop': {
      const piece = landing(game)
      return lock({ ...game, piece, points: game.points + 2 * (piece.y - game.piece.y) }, random)
    }
    case 'hold':
      return hold(game, random)
    case 'down':
      return game
  }
}

function repeatHeld(game, { held }, dt) {
  const way = (held.has('right') ? 1 : 0) - (held.has('left') ? 1 : 0)
  if (way === 0) return game
  const repeat = game.repeat - dt
  return repeat > 0 ? { ...game, repeat } : { ...shift(game, way), repeat: REPEAT_S }
}

function fall(game, { held }, dt, random) {
  const below = moved(game.piece, 0, 1)
  if (!fits(game.cells, below)) {
    const resting = game.resting + dt
    return resting < LOCK_S ? { ...game, resting, fallen: 0 } : lock(game, random)
  }
  const soft = held.has('down')
  const pace = soft ? Math.min(SOFT_S, secondsPerRow(game)) : secondsPerRow(game)
  const fallen = game.fallen + dt
  if (fallen < pace) return { ...game, fallen, resting: 0 }
  return { ...game, piece: below, fallen: 0, resting: 0, points: game.points + (soft ? 1 : 0) }
}

function secondsPerRow(game) {
  return Math.max(0.05, 0.85 * 0.82 ** (levelOf(game) - 1))
}

function shift(game, way) {
  const piece = moved(game.piece, way, 0)
  return fits(game.cells, piece) ? { ...game, piece, resting: 0 } : game
}

function rotate(game, turns) {
  const turned = { ...game.piece, turn: (game.piece.turn + turns) % 4 }
  const places = kicks.map(([x, y]) => moved(turned, x, y))
  const piece = places.find((place) => fits(game.cells, place))
  return piece ? { ...game, piece, resting: 0 } : game
}

function hold(game, random) {
  if (!game.canHold) return game
  const held = game.piece.kind
  if (game.held === null) return { ...nextPiece(game, random), held, canHold: false }
  const piece = enter(game.held, COLUMNS)
  return {
    ...game,
    piece,
    held,
    canHold: false,
    fallen: 0,
    resting: 0,
    ended: !fits(game.cells, piece),
  }
}

/** The piece becomes part of the heap; full rows go away. */
function lock(game, random) {
  const cells = [...game.cells]
  const places = cellsOf(game.piece)
  for (const { x, y } of places) if (y >= 0) cells[y * COLUMNS + x] = game.piece.kind
  if (places.some(({ y }) => y < 0)) return { ...game, cells, ended: true }
  const rows = Array.from({ length: ROWS }, (_, y) => cells.slice(y * COLUMNS, (y + 1) * COLUMNS))
  const left = rows.filter((row) => row.includes(null))
  const full = ROWS - left.length
  const empty = Array.from({ length: full * COLUMNS }, () => null)
  const locked = {
    ...game,
    cells: [...empty, ...left.flat()],
    lines: game.lines + full,
    points: game.points + (perLines[full] ?? 0) * levelOf(game),
    canHold: true,
  }
  return nextPiece(locked, random)
}

function nextPiece(game, random) {
  const [kind, ...rest] = game.queue
  const piece = enter(kind, COLUMNS)
  const queue = rest.length < kinds.length ? refill(rest, random) : rest
  return { ...game, piece, queue, fallen: 0, resting: 0, ended: !fits(game.cells, piece) }
}

/** Every seven pieces have each kind once, so that none is missed for long. */
function refill(queue, random) {
  return [...queue, ...shuffled(random, kinds)]
}

function moved(piece, x, y) {
  return { ...piece, x: piece.x + x, y: piece.y + y }
}
