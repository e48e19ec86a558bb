import type { Difficulty } from '../difficulty'
import { isLetter } from '../letters'
import { pick, type Random } from '../random'

export interface Hangman {
  /** In capitals; may have spaces and hyphens, which are shown from the beginning. */
  word: string
  guessed: readonly string[]
  /** Wrong letters that end the game. */
  allowed: number
}

export const help =
  'Guess the word letter by letter, with the keyboard or the buttons. Each wrong letter adds a part to the drawing; when it is finished, you lose. A hint reveals a letter and costs one part.'

const allowances: Record<Difficulty, number> = { easy: 10, normal: 8, hard: 6 }
/** Stands for a wrong letter when a hint was taken. */
const HINT = '?'

/** A game with one of the words, another one than before. */
export function newGame(
  difficulty: Difficulty,
  words: readonly string[],
  random: Random,
  before = '',
): Hangman {
  const others = words.filter((word) => word.toUpperCase() !== before)
  const word = pick(random, others.length > 0 ? others : words).toUpperCase()
  return { word, guessed: [], allowed: allowances[difficulty] }
}

export function guess(game: Hangman, letter: string): Hangman {
  const key = letter.toUpperCase()
  if (!isLetter(key) || game.guessed.includes(key) || isOver(game)) return game
  return { ...game, guessed: [...game.guessed, key] }
}

/** Reveals one of the letters that are missing, for the price of a wrong one. */
export function hint(game: Hangman, random: Random): Hangman {
  if (!canHint(game)) return game
  return { ...game, guessed: [...game.guessed, pick(random, missing(game)), HINT] }
}

/** The last wrong letter cannot pay for a hint. */
export function canHint(game: Hangman): boolean {
  return !isOver(game) && wrongCount(game) < game.allowed - 1
}

export function wrongLetters({ word, guessed }: Hangman): string[] {
  return guessed.filter((letter) => !word.includes(letter) && letter !== HINT)
}

export function wrongCount({ word, guessed }: Hangman): number {
  return guessed.filter((letter) => !word.includes(letter)).length
}

/** The word's characters; null for letters that are not found. */
export function shown({ word, guessed }: Hangman): (string | null)[] {
  return [...word].map((char) => (isHidden(char) && !guessed.includes(char) ? null : char))
}

export function isWon(game: Hangman): boolean {
  return missing(game).length === 0
}

export function isLost(game: Hangman): boolean {
  return wrongCount(game) >= game.allowed
}

export function isOver(game: Hangman): boolean {
  return isWon(game) || isLost(game)
}

export function statusOf(game: Hangman): string {
  if (isWon(game)) return `You win! The word was ${game.word}.`
  if (isLost(game)) return `Game over. The word was ${game.word}.`
  const left = game.allowed - wrongCount(game)
  return left === 1 ? 'Last chance!' : `${left} wrong guesses left`
}

/** `_ A _`, spoken as `blank A blank`. */
export function spoken(game: Hangman): string {
  return `Word: ${shown(game)
    .map((char) => (char === ' ' ? 'space' : (char ?? 'blank')))
    .join(' ')}`
}

/** What the key of a letter has turned out to be. */
export function keyState({ word, guessed }: Hangman, letter: string): 'right' | 'wrong' | '' {
  if (!guessed.includes(letter)) return ''
  return word.includes(letter) ? 'right' : 'wrong'
}

/** The parts of the drawing that are visible: on harder levels the gallows stand from the beginning. */
export function drawn(game: Hangman): string[] {
  return parts.slice(0, parts.length - game.allowed + Math.min(wrongCount(game), game.allowed))
}

/** Strokes on a 120 by 120 grid, in their order. */
export const parts = [
  'M10 112h70',
  'M28 112V10',
  'M26 10h54',
  'M28 32 50 10M80 10v14',
  'M80 24a11 11 0 1 1 0 22 11 11 0 0 1 0-22',
  'M80 46v32',
  'M80 54 62 66',
  'M80 54l18 12',
  'M80 78 66 98',
  'M80 78l14 20',
]

function missing({ word, guessed }: Hangman): string[] {
  return [...new Set(word)].filter((char) => isHidden(char) && !guessed.includes(char))
}

function isHidden(char: string): boolean {
  return isLetter(char)
}
