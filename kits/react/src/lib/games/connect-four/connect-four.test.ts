import { describe, expect, it } from 'vitest'
import { below, seeded } from '../random'
import {
  bestColumn,
  COLUMNS,
  drop,
  emptyBoard,
  isFull,
  isOver,
  ROWS,
  winner,
  winningLine,
  type ConnectFour,
} from './game'

const played = (...columns: number[]) => columns.reduce<ConnectFour>(drop, emptyBoard)

describe('connect four', () => {
  it('keeps its rules over many random games', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = seeded(seed)
      let board = emptyBoard
      while (!isOver(board)) {
        board = drop(board, below(random, COLUMNS))
        check(board)
      }
      expect(drop(board, 3)).toBe(board)
      expect(winner(board) !== null || isFull(board)).toBe(true)
    }
  })

  it('sees four in every direction', () => {
    expect(winner(played(0, 0, 1, 1, 2, 2, 3))).toBe('red')
    expect(winner(played(0, 1, 0, 1, 0, 1, 0))).toBe('red')
    expect(winningLine(played(0, 1, 1, 2, 2, 3, 2, 3, 3, 6, 3))).toHaveLength(4)
    expect(winner(played(6, 5, 5, 4, 4, 3, 4, 3, 3, 0, 3))).toBe('red')
    expect(winner(played(0, 0, 1, 1, 2, 2))).toBeNull()
  })

  it('takes no disc in a full column', () => {
    const full = played(0, 0, 0, 0, 0, 0)
    expect(drop(full, 0)).toBe(full)
  })

  it('wins when it can and stops a win when it must', () => {
    const random = seeded(1)
    // Yellow has three on the floor, red as well.
    expect(bestColumn(played(0, 4, 0, 5, 1, 6), 'normal', random)).not.toBeNull()
    expect(bestColumn(played(0, 6, 1, 6, 2, 6, 0), 'normal', random)).toBe(6)
    for (const level of ['normal', 'hard'] as const)
      expect(bestColumn(played(0, 6, 1, 6, 2), level, random)).toBe(3)
  })

  it('beats a player who drops anywhere', () => {
    for (let seed = 0; seed < 4; seed += 1) {
      const random = seeded(seed)
      let board = emptyBoard
      while (!isOver(board)) {
        const computer = board.next === 'yellow'
        const column = computer ? bestColumn(board, 'normal', random) : below(random, COLUMNS)
        board = drop(board, column as number)
      }
      expect(winner(board)).toBe('yellow')
    }
  })
})

function check({ cells, next }: ConnectFour) {
  const count = (disc: string) => cells.filter((cell) => cell === disc).length
  expect(count('red') - count('yellow')).toBe(next === 'yellow' ? 1 : 0)
  for (let at = 0; at < COLUMNS * (ROWS - 1); at += 1)
    if (cells[at] !== null) expect(cells[at + COLUMNS]).not.toBeNull()
}
