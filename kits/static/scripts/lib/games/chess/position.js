/** Capitals are white: `K`, `Q`, `R`, `B`, `N`, `P`; small letters black. */

export const pieceNames = {
  k: 'king',
  q: 'queen',
  r: 'rook',
  b: 'bishop',
  n: 'knight',
  p: 'pawn',
}

export const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1'

/** Reads a position in Forsyth-Edwards notation. */
export function fromFen(fen) {
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
export function toFen({ cells, next, castling, passing }) {
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
export function squareName(at) {
  return `${'abcdefgh'[at % 8]}${8 - Math.floor(at / 8)}`
}

export function squareAt(name) {
  return (8 - Number(name[1])) * 8 + 'abcdefgh'.indexOf(name[0])
}

export function sideOf(piece) {
  return piece === piece.toUpperCase() ? 'white' : 'black'
}

export function other(side) {
  return side === 'white' ? 'black' : 'white'
}

/** The piece of a kind on a side. */
export function pieceOf(kind, side) {
  return side === 'white' ? kind.toUpperCase() : kind
}
