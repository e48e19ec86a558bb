import { afterMove, hasLegalMove, isChecked, legalMoves, legalMovesFrom } from './moves'
import {
  fromFen,
  pieceNames,
  sideOf,
  squareName,
  START,
  toFen,
  type Move,
  type Position,
} from './position'

export interface Chess {
  position: Position
  /** The moves so far, as they are written down. */
  moves: readonly string[]
  last: Move | null
  /** All positions so far, to take moves back and to see repetitions. */
  earlier: readonly { position: Position; last: Move | null }[]
}

export type Ending = 'checkmate' | 'stalemate' | 'repetition' | 'fifty moves' | 'too few pieces'

export const help =
  'Choose a piece, then the square it moves to. With the keyboard, use the arrow keys and Enter. Castle by moving the king two squares. The game is saved as you go.'

export const newGame: Chess = { position: fromFen(START), moves: [], last: null, earlier: [] }

/** Plays a legal move; the same game for any other. */
export function play(game: Chess, move: Move): Chess {
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
export function targets(game: Chess, from: number): Move[] {
  return ending(game) ? [] : legalMovesFrom(game.position, from)
}

export function takeBack(game: Chess, count: number): Chess {
  const at = Math.max(0, game.earlier.length - count)
  const before = game.earlier[at]
  if (!before) return game
  return { ...before, moves: game.moves.slice(0, at), earlier: game.earlier.slice(0, at) }
}

export function ending({ position, earlier }: Chess): Ending | null {
  if (!hasLegalMove(position)) return isChecked(position, position.next) ? 'checkmate' : 'stalemate'
  if (position.quiet >= 100) return 'fifty moves'
  if (!canMate(position)) return 'too few pieces'
  if (position.quiet < 8) return null
  const now = toFen(position)
  const before = earlier.slice(-position.quiet).filter((one) => toFen(one.position) === now)
  return before.length >= 2 ? 'repetition' : null
}

/** Who has won; null before the end and in a draw. */
export function winner(game: Chess): 'white' | 'black' | null {
  if (ending(game) !== 'checkmate') return null
  return game.position.next === 'white' ? 'black' : 'white'
}

export function statusOf(game: Chess, opponent: 'computer' | 'friend'): string {
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
export function labelOf({ position }: Chess, at: number): string {
  const piece = position.cells[at]
  const held = piece ? `${sideOf(piece)} ${pieceNames[piece.toLowerCase()]}` : 'empty'
  return `${squareName(at)}: ${held}`
}

/** Algebraic notation: `Nf3`, `exd5`, `O-O`, `e8=Q+`. */
export function notation(position: Position, move: Move): string {
  const { from, to, promotion } = move
  const kind = (position.cells[from] as string).toUpperCase()
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
function origin(position: Position, { from, to }: Move): string {
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
function canMate({ cells }: Position): boolean {
  const others = cells.filter((cell) => cell !== null && cell.toLowerCase() !== 'k')
  return others.length > 1 || others.some((cell) => 'pqr'.includes(cell?.toLowerCase() ?? ''))
}

/** What is stored of a game: its moves. */
export function toStored({ earlier, last }: Chess): Move[] {
  return [...earlier.slice(1).map((one) => one.last), last].filter((move) => move !== null)
}

/** The game with the stored moves; null for anything else. */
export function fromStored(stored: unknown): Chess | null {
  if (!Array.isArray(stored)) return null
  let game = newGame
  for (const move of stored) {
    if (typeof move !== 'object' || move === null) return null
    const next = play(game, move as Move)
    if (next === game) return null
    game = next
  }
  return game
}

const glyphs: Record<string, string> = { k: '♚', q: '♛', r: '♜', b: '♝', n: '♞', p: '♟' }
/** Asks for a drawn sign, where the device would show a picture. */
const AS_TEXT = '\ufe0e'

export function glyphOf(piece: string): string {
  return `${glyphs[piece.toLowerCase()]}${AS_TEXT}`
}

export const promotions = [
  { value: 'q', label: 'Queen' },
  { value: 'r', label: 'Rook' },
  { value: 'b', label: 'Bishop' },
  { value: 'n', label: 'Knight' },
] as const

/** The classes of a square, with the piece on `chosen` about to move. */
export function classOf(game: Chess, at: number, chosen: number | null): string {
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
export function scoreSheet({ moves }: Chess): string[] {
  return Array.from(
    { length: Math.ceil(moves.length / 2) },
    (_, at) => `${at + 1}. ${moves.slice(at * 2, at * 2 + 2).join(' ')}`,
  )
}
