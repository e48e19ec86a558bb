import { describe, expect, it } from 'vitest'
import { pick, seeded } from '../random'
import {
  erase,
  isOver,
  isWon,
  keyState,
  marksFor,
  newGame,
  rowsOf,
  spoken,
  statusOf,
  submit,
  type,
  type Tile,
  type WordGuess,
} from './game'
import { fiveLetters } from './words'

const guessed = (game: WordGuess, ...words: string[]) =>
  words.reduce((now, word) => submit([...word].reduce(type, now)), game)
const game = (word: string, level: 'normal' | 'hard' = 'normal') =>
  newGame(level, [word], seeded(1))

describe('word guess', () => {
  it('marks letters that stand twice as often as they are there', () => {
    const marks = (guess: string, answer: string) =>
      marksFor(guess, answer)
        .map((mark) => mark[0])
        .join('')
    expect(marks('CRANE', 'CRANE')).toBe('rrrrr')
    expect(marks('SPEED', 'ABIDE')).toBe('aapap')
    expect(marks('EERIE', 'ELDER')).toBe('rppaa')
    expect(marks('ALLEY', 'LABEL')).toBe('pppra')
    expect(marks('LLAMA', 'HELLO')).toBe('ppaaa')
  })

  it('marks exactly the letters both words share', () => {
    const random = seeded(3)
    for (let round = 0; round < 500; round += 1) {
      const [guess, answer] = [pick(random, fiveLetters), pick(random, fiveLetters)]
      const found = marksFor(guess, answer).filter((mark) => mark !== 'absent').length
      let shared = 0
      const left = [...answer]
      for (const letter of guess) {
        const at = left.indexOf(letter)
        if (at !== -1) [shared] = [shared + 1, left.splice(at, 1)]
      }
      expect(found).toBe(shared)
    }
  })

  it('ends with the word or after the last try', () => {
    const won = guessed(game('crane'), 'slate', 'crane')
    expect(isWon(won)).toBe(true)
    expect(statusOf(won)).toBe('You win! Found in 2 guesses.')
    const lost = guessed(game('crane'), 'aaaaa', 'bbbbb', 'ccccc', 'ddddd', 'eeeee', 'fffff')
    expect(isOver(lost) && !isWon(lost)).toBe(true)
    expect(statusOf(lost)).toBe('Game over. The word was CRANE.')
    expect(type(lost, 'a')).toBe(lost)
    expect(submit(lost)).toBe(lost)
  })

  it('accepts only whole, new words', () => {
    expect(guessed(game('crane'), 'cra').problem).toBe('The word has 5 letters.')
    expect(guessed(game('crane'), 'slate', 'slate').problem).toBe('You have tried that word.')
    expect(type(game('crane'), '7')).toEqual(game('crane'))
    expect(erase(type(game('crane'), 'a')).typed).toBe('')
  })

  it('wants known letters to be used on the hard level', () => {
    const strict = guessed(game('crane', 'hard'), 'coral')
    expect(guessed(strict, 'sloth').problem).toBe('Letter 1 must be C.')
    expect(guessed(strict, 'chose').problem).toBe('The word must have R.')
    expect(guessed(strict, 'carts').guesses).toHaveLength(2)
    expect(guessed(game('crane'), 'coral', 'sloth').guesses).toHaveLength(2)
  })

  it('shows the rows and what is known about letters', () => {
    const now = type(guessed(game('crane'), 'caper'), 's')
    expect(keyState(now, 'C')).toBe('right')
    expect(keyState(now, 'A')).toBe('present')
    expect(keyState(now, 'P')).toBe('absent')
    expect(keyState(now, 'Z')).toBe('')
    const rows = rowsOf(now)
    expect(rows).toHaveLength(6)
    expect(spoken(rows[0] as Tile[], 0)).toBe(
      'Guess 1: C right, A present, P absent, E present, R present',
    )
    expect(spoken(rows[1] as Tile[], 1)).toBe('Guess 2: S, empty, empty, empty, empty')
  })

  it('has a list of different words with five letters', () => {
    expect(fiveLetters.length).toBeGreaterThan(400)
    expect(new Set(fiveLetters).size).toBe(fiveLetters.length)
    expect(fiveLetters.every((word) => /^[a-z]{5}$/.test(word))).toBe(true)
  })
})
