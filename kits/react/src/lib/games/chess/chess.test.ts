import { describe, expect, it } from 'vitest'
import { pick, seeded } from '../random'
import { bestMove } from './computer'
import {
  ending,
  fromStored,
  labelOf,
  newGame,
  play,
  statusOf,
  takeBack,
  toStored,
  winner,
  type Chess,
} from './game'
import { afterMove, isChecked, legalMoves } from './moves'
import { fromFen, squareAt, START, toFen, type Move, type Position } from './position'

/** Positions after all sequences of so many legal moves; known numbers that tell whether the rules are right. */
function perft(position: Position, depth: number): number {
  const moves = legalMoves(position)
  if (depth === 1) return moves.length
  return moves.reduce((sum, move) => sum + perft(afterMove(position, move), depth - 1), 0)
}

function move(text: string): Move {
  const [from, to] = [squareAt(text.slice(0, 2)), squareAt(text.slice(2, 4))]
  return text[4] ? { from, to, promotion: text[4] } : { from, to }
}

const played = (game: Chess, moves: string) =>
  moves.split(' ').reduce((now, text) => play(now, move(text)), game)
const at = (fen: string): Chess => ({ ...newGame, position: fromFen(fen) })

describe('chess', () => {
  it('knows all legal moves (perft)', () => {
    expect(perft(fromFen(START), 3)).toBe(8902)
    const kiwipete = 'r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq -'
    expect(perft(fromFen(kiwipete), 2)).toBe(2039)
    expect(perft(fromFen('8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - -'), 3)).toBe(2812)
    const promotions = 'r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1'
    expect(perft(fromFen(promotions), 2)).toBe(264)
    expect(perft(fromFen('rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8'), 2)).toBe(
      1486,
    )
  })

  it('keeps both kings, and never leaves one in check, over random games', () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const random = seeded(seed)
      let game = newGame
      for (let turn = 0; turn < 120 && !ending(game); turn += 1) {
        const side = game.position.next
        game = play(game, pick(random, legalMoves(game.position)))
        expect(isChecked(game.position, side)).toBe(false)
        expect(game.position.cells.filter((cell) => cell?.toLowerCase() === 'k')).toHaveLength(2)
      }
      expect(fromFen(`${toFen(game.position)} ${game.position.quiet}`)).toEqual(game.position)
      const stored = fromStored(JSON.parse(JSON.stringify(toStored(game))))
      expect(stored).toEqual(game)
      expect(takeBack(game, 999)).toEqual(newGame)
    }
  })

  it('sees how a game ends', () => {
    const mate = played(newGame, 'f2f3 e7e5 g2g4 d8h4')
    expect(winner(mate)).toBe('black')
    expect(mate.moves.at(-1)).toBe('Qh4#')
    expect(statusOf(mate, 'friend')).toBe('Checkmate! Black wins.')
    expect(ending(at('7k/5Q2/6K1/8/8/8/8/8 b - -'))).toBe('stalemate')
    expect(ending(at('7k/8/6K1/8/8/8/8/5N2 b - -'))).toBe('too few pieces')
    expect(ending(at('7k/8/6K1/8/8/8/8/5R2 b - - 100'))).toBe('fifty moves')
    const back = 'g1f3 g8f6 f3g1 f6g8'
    expect(ending(played(newGame, back))).toBeNull()
    expect(ending(played(newGame, `${back} ${back}`))).toBe('repetition')
  })

  it('writes moves down', () => {
    const game = played(newGame, 'e2e4 d7d5 e4d5 g8f6 f1b5 c7c6 d5c6 f6e4 c6b7 e8d7')
    expect(game.moves.join(' ')).toBe('e4 d5 exd5 Nf6 Bb5+ c6 dxc6 Ne4 cxb7+')
    const queen = played(at('3n3k/4P3/8/8/8/8/8/R3K2R w KQ -'), 'e7d8q')
    expect(queen.moves).toEqual(['exd8=Q+'])
    expect(played(at('7k/8/8/8/8/8/8/R3K2R w KQ -'), 'e1c1').moves).toEqual(['O-O-O+'])
    expect(played(at('7k/8/8/8/8/8/8/R6R w - -'), 'a1d1').moves).toEqual(['Rad1+'])
    expect(labelOf(newGame, squareAt('e1'))).toBe('e1: white king')
  })

  it('refuses what is not allowed', () => {
    expect(play(newGame, move('e2e5'))).toBe(newGame)
    expect(play(newGame, move('e7e5'))).toBe(newGame)
    expect(fromStored([{ from: 0, to: 1 }])).toBeNull()
    expect(fromStored('x')).toBeNull()
  })

  it('plays a computer that mates and takes', () => {
    const mateInOne = fromFen('6k1/5ppp/8/8/8/8/8/R6K w - -')
    for (const level of ['normal', 'hard'] as const)
      expect(bestMove(mateInOne, level, seeded(1))).toEqual(move('a1a8'))
    const hanging = fromFen('4k3/8/8/3q4/4P3/8/8/4K3 w - -')
    expect(bestMove(hanging, 'normal', seeded(1))).toEqual(move('e4d5'))
    const game = fromFen(START)
    expect(legalMoves(game)).toContainEqual(bestMove(game, 'easy', seeded(2)))
  })

  it('beats whoever moves at random', () => {
    const random = seeded(11)
    let game = newGame
    for (let turn = 0; turn < 160 && !ending(game); turn += 1) {
      const { position } = game
      const own = position.next === 'black'
      game = play(
        game,
        own ? (bestMove(position, 'normal', random) as Move) : pick(random, legalMoves(position)),
      )
    }
    expect(winner(game)).toBe('black')
  })
})
