import { describe, expect, it } from 'vitest'
import type { Difficulty } from '../difficulty'
import { pick, seeded } from '../random'
import {
  canHint,
  drawn,
  guess,
  hint,
  isLost,
  isOver,
  isWon,
  keyState,
  newGame,
  parts,
  shown,
  spoken,
  statusOf,
  wrongCount,
  wrongLetters,
  type Hangman,
} from './game'
import { topics } from './topics'

const levels: readonly Difficulty[] = ['easy', 'normal', 'hard']

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const game = (word: string): Hangman => newGame('hard', [word], seeded(1))

describe('hangman', () => {
  it('ends with a win or a loss, whatever is guessed', () => {
    const all = Object.values(topics).flat()
    for (let seed = 0; seed < 100; seed += 1) {
      const random = seeded(seed)
      let now = newGame(levels[seed % 3] as Difficulty, all, random)
      for (let turn = 0; turn < 500 && !isOver(now); turn += 1) {
        now = random() < 0.05 ? hint(now, random) : guess(now, pick(random, letters))
        expect(wrongCount(now)).toBeLessThanOrEqual(now.allowed)
        expect(shown(now).every((char, at) => char === null || char === now.word[at])).toBe(true)
        expect(drawn(now).length).toBe(parts.length - now.allowed + wrongCount(now))
      }
      expect(isWon(now) !== isLost(now)).toBe(true)
      expect(guess(now, 'A')).toBe(now)
      if (isLost(now)) expect(drawn(now)).toEqual(parts)
    }
  })

  it('shows every place of a letter, and spaces from the beginning', () => {
    const found = guess(game('ice cream'), 'c')
    expect(shown(found)).toEqual([null, 'C', null, ' ', 'C', null, null, null, null])
    expect(spoken(found)).toBe('Word: blank C blank space C blank blank blank blank')
    expect(keyState(found, 'C')).toBe('right')
    expect(keyState(guess(found, 'z'), 'Z')).toBe('wrong')
    expect(statusOf(found)).toBe('6 wrong guesses left')
  })

  it('takes each letter once and nothing else', () => {
    const once = guess(game('fox'), 'q')
    expect(guess(once, 'Q')).toBe(once)
    expect(guess(once, '7')).toBe(once)
    expect(wrongLetters(once)).toEqual(['Q'])
  })

  it('gives hints as long as they can be paid for', () => {
    let now = game('photosynthesis')
    now = hint(now, seeded(1))
    expect(wrongCount(now)).toBe(1)
    expect(wrongLetters(now)).toEqual([])
    expect(shown(now).some((char) => char !== null)).toBe(true)
    for (let turn = 0; turn < 9; turn += 1) now = hint(now, seeded(turn))
    expect(canHint(now)).toBe(false)
    expect(isLost(now)).toBe(false)
  })

  it('does not ask the same word twice in a row', () => {
    for (let seed = 0; seed < 20; seed += 1)
      expect(newGame('easy', ['fox', 'owl'], seeded(seed), 'FOX').word).toBe('OWL')
    expect(newGame('easy', ['fox'], seeded(1), 'FOX').word).toBe('FOX')
  })

  it('has only words that can be guessed', () => {
    for (const words of Object.values(topics)) {
      expect(new Set(words).size).toBe(words.length)
      expect(words.every((word) => /^[a-z]+( [a-z]+)*$/.test(word))).toBe(true)
    }
  })
})
