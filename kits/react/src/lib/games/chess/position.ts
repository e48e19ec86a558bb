/** Capitals are white: `K`, `Q`, `R`, `B`, `N`, `P`; small letters black. */
export type Piece = string
export type Side = 'white' | 'black'

export interface Position {
  /** Row by row from a8 to h1. */
  cells: readonly (Piece | null)[]
  next: Side
  /** Castling that is still possible, as in FEN: `KQkq`. */
  castling: string
  /** The square behind a pawn that has just moved two. */
  passing: number | null
  /** Half moves since the last capture or pawn move. */
  quiet: number
}

export interface Move {
  from: number
  to: number
  /** What a pawn becomes on the last row; a small letter. */
  promotion?: string
}

export const pieceNames: Record<string, string> = {
  k: 'king',
  q: 'queen',
  r: 'rook',
  b: 'bishop',
  n: 'knight',
  p: 'pawn',
}

export const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1'

/** Reads a position in Forsyth-Edwards notation. */
export function fromFen(fen: string): Position {
  const [rows = '', next, castling = '-', passing = '-', quiet = '0'] = fen.split(' ')
  const cells = [...rows.replaceAll('/', '')].flatMap((char) =>
    /\d/.test(char) ? Array.from({ length: Number(char) }, () => null) : [char],
  )
  return {
    cells,
    next: next === 'b' ? 'black' : 'white',
    castling: castling === '-' ? '' : castling,
    passing: passing === '-' ? null : squareAt(passing),
    quiet: Number(quiet),
  }
}

/** The position in Forsyth-Edwards notation, without the numbers of moves. */
export function toFen({ cells, next, castling, passing }: Position): string {
  const rows = Array.from({ length: 8 }, (_, row) =>
    cells
      .slice(row * 8, row * 8 + 8)
      .map((cell) => cell ?? '1')
      .join('')
      .replace(/1+/g, (empty) => String(empty.length)),
  )
  const square = passing === null ? '-' : squareName(passing)
  return `${rows.join('/')} ${next[0]} ${castling || '-'} ${square}`
}

/** `e4`. */
export function squareName(at: number): string {
  return `${'abcdefgh'[at % 8]}${8 - Math.floor(at / 8)}`
}

export function squareAt(name: string): number {
  return (8 - Number(name[1])) * 8 + 'abcdefgh'.indexOf(name[0] as string)
}

export function sideOf(piece: Piece): Side {
  return piece === piece.toUpperCase() ? 'white' : 'black'
}

export function other(side: Side): Side {
  return side === 'white' ? 'black' : 'white'
}

/** The piece of a kind on a side. */
export function pieceOf(kind: string, side: Side): Piece {
  return side === 'white' ? kind.toUpperCase() : kind
}
