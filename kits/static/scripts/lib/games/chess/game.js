import { afterMove, hasLegalMove, isChecked, legalMoves, legalMovesFrom } from './moves.js'
import { fromFen, pieceNames, sideOf, squareName, START, toFen } from './position.js'

export const help =
  'Choose a piece, then the square it moves to. With the keyboard, use the arrow keys and Enter. Castle by moving the king two squares. The game is saved as you go.'

export const newGame = { position: fromFen(START), moves: [], last: null, earlier: [] }

/** Plays a legal move; the same game for any other. */
export function play(game, move) {
  const { position } = game
  const legal = targets(game, move.from).some(
    (one) => one.to === move.to && (one.promotion ?? '') === (move.promotion ?? ''),
  )
  if (!legal) return game
  return {
    position: afterMove(position, move),
    moves: [...game.moves, notation(position, move)],
    last: move,
    earlier: [...game.earlier, { position, last: game.last }],
  }
}

/** Where a piece may move to. */
export function targets(game, from) {
  return ending(game) ? [] : legalMovesFrom(game.position, from)
}

export function takeBack(game, count) {
  const at = Math.max(0, game.earlier.length - count)
  const before = game.earlier[at]
  if (!before) return game
  return { ...before, moves: game.moves.slice(0, at), earlier: game.earlier.slice(0, at) }
}

export function ending({ position, earlier }) {
  if (!hasLegalMove(position)) return isChecked(position, position.next) ? 'checkmate' : 'stalemate'
  if (position.quiet >= 100) return 'fifty moves'
  if (!canMate(position)) return 'too few pieces'
  if (position.quiet < 8) return null
  const now = toFen(position)
  const before = earlier.slice(-position.quiet).filter((one) => toFen(one.position) === now)
  return before.length >= 2 ? 'repetition' : null
}

/** Who has won; null before the end and in a draw. */
export function winner(game) {
  if (ending(game) !== 'checkmate') return null
  return game.position.next === 'white' ? 'black' : 'white'
}

export function statusOf(game, opponent) {
  const end = ending(game)
  const winning = winner(game)
  if (winning) {
    if (opponent === 'friend') return `Checkmate! ${winning === 'white' ? 'White' : 'Black'} wins.`
    return winning === 'white' ? 'Checkmate! You win!' : 'Checkmate. The computer wins.'
  }
  if (end) return `Draw: ${end}.`
  const { next } = game.position
  const check = isChecked(game.position, next) ? 'Check! ' : ''
  if (opponent === 'friend') return `${check}${next === 'white' ? 'White' : 'Black'} to move`
  return next === 'white' ? `${check}Your turn` : `${check}The computer is thinking…`
}

/** `e4: white pawn`. */
export function labelOf({ position }, at) {
  const piece = position.cells[at]
  const held = piece ? `${sideOf(piece)} ${pieceNames[piece.toLowerCase()]}` : 'empty'
  return `${squareName(at)}: ${held}`
}

/** Algebraic notation: `Nf3`, `exd5`, `O-O`, `e8=Q+`. */
export function notation(position, move) {
  const { from, to, promotion } = move
  const kind = position.cells[from].toUpperCase()
  const after = afterMove(position, move)
  const sign = !isChecked(after, after.next) ? '' : hasLegalMove(after) ? '+' : '#'
  if (kind === 'K' && Math.abs(to - from) === 2) return `${to > from ? 'O-O' : 'O-O-O'}${sign}`
  const captures = position.cells[to] !== null || (kind === 'P' && to === position.passing)
  const takes = captures ? 'x' : ''
  if (kind === 'P') {
    const start = captures ? squareName(from)[0] : ''
    const becomes = promotion ? `=${promotion.toUpperCase()}` : ''
    return `${start}${takes}${squareName(to)}${becomes}${sign}`
  }
  return `${kind}${origin(position, move)}${takes}${squareName(to)}${sign}`
}

/** What tells the piece from others of its kind that could move to the same square. */
function origin(position, { from, to }) {
  const rivals = legalMoves(position).filter(
    (move) =>
      move.to === to && move.from !== from && position.cells[move.from] === position.cells[from],
  )
  if (rivals.length === 0) return ''
  const [column, row] = squareName(from)
  const sameColumn = rivals.some((move) => squareName(move.from)[0] === column)
  const sameRow = rivals.some((move) => squareName(move.from)[1] === row)
  if (!sameColumn) return column ?? ''
  return sameRow ? squareName(from) : (row ?? '')
}

/** A king alone, or with one knight or bishop, cannot mate. */
function canMate({ cells }) {
  const others = cells.filter((cell) => cell !== null && cell.toLowerCase() !== 'k')
  return others.length > 1 || others.some((cell) => 'pqr'.includes(cell?.toLowerCase() ?? ''))
}

/** What is stored of a game: its moves. */
export function toStored({ earlier, last }) {
  return [...earlier.slice(1).map((one) => one.last), last].filter((move) => move !== null)
}

/** The game with the stored moves; null for anything else. */
export function fromStored(stored) {
  if (!Array.isArray(stored)) return null
  let game = newGame
  for (const move of stored) {
    if (typeof move !== 'object' || move === null) return null
    const next = play(game, move)
    if (next === game) return null
    game = next
  }
  return game
}

const glyphs = { k: '♚', q: '♛', r: '♜', b: '♝', n: '♞', p: '♟' }
/** Asks for a drawn sign, where the device would show a picture. */
const AS_TEXT = '\ufe0e'

export function glyphOf(piece) {
  return `${glyphs[piece.toLowerCase()]}${AS_TEXT}`
}

export const promotions = [
  { value: 'q', label: 'Queen' },
  { value: 'r', label: 'Rook' },
  { value: 'b', label: 'Bishop' },
  { value: 'n', label: 'Knight' },
]

/** The classes of a square, with the piece on `chosen` about to move. */
export function classOf(game, at, chosen) {
  const { position, last } = game
  const piece = position.cells[at]
  const dark = (Math.floor(at / 8) + at) % 2 === 1
  const classes = [dark ? 'dark' : 'light']
  if (piece) classes.push(sideOf(piece))
  if (at === last?.from || at === last?.to) classes.push('last')
  if (at === chosen) classes.push('chosen')
  if (chosen !== null && targets(game, chosen).some(({ to }) => to === at)) classes.push('target')
  if (piece && pieceNames[piece.toLowerCase()] === 'king' && isChecked(position, sideOf(piece)))
    classes.push('checked')
  return classes.join(' ')
}

/** The moves in pairs, as they are written on a score sheet. */
export function scoreSheet({ moves }) {
  return Array.from(
    { length: Math.ceil(moves.length / 2) },
    (_, at) => `${at + 1}. ${moves.slice(at * 2, at * 2 + 2).join(' ')}`,
  )
}
