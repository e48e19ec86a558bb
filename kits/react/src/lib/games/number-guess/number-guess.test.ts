import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { seeded } from '../random'
import { compare, guess, isOver, isWon, newGame, range, statusOf, type NumberGuess } from './game'

const levels: readonly Difficulty[] = ['easy', 'normal', 'hard']

describe('number guess', () => {
  it('is found by halving what is left', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      let game = newGame(levels[seed % 3] as Difficulty, seeded(seed))
      while (!isOver(game)) {
        const { low, high } = range(game)
        expect(game.secret >= low && game.secret <= high).toBe(true)
        game = guess(game, String(Math.floor((low + high) / 2)))
      }
      expect(isWon(game)).toBe(true)
      expect(range({ ...game, guesses: [] })).toEqual({ low: 1, high: game.max })
      expect(guess(game, '1')).toBe(game)
    }
  })

  it('is lost after ten wrong guesses', () => {
    let game: NumberGuess = { ...newGame('normal', seeded(1)), secret: 50 }
    for (let number = 1; number <= 10; number += 1) game = guess(game, String(number))
    expect(statusOf(game)).toBe('Game over. The number was 50.')
  })

  it('says what is wrong with a guess', () => {
    const game = { ...newGame('normal', seeded(1), 20), secret: 7 }
    for (const text of ['', 'x', '0', '21', '1.5', '-3'])
      expect(guess(game, text).problem).toBe('Enter a whole number from 1 to 20.')
    expect(guess(guess(game, '3'), '3').problem).toBe('You have tried 3.')
    expect(compare(game, 3)).toBe('Too low')
    expect(statusOf(guess(game, '9'))).toBe('9 is too high')
    expect(statusOf(guess(game, ' 7 '))).toBe('You win! 7 is correct, after 1 guess.')
  })
})
